package io.github.rolloutplanner.json.export;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import java.util.List;

/**
 * Flags, or the phases of a plan, in the form of a flag system.
 *
 * @param system the flag system
 * @param document what it reads
 * @param losses what it cannot say, item by item; empty where the document says all
 * @since 0.1.0
 */
public record FlagExport(String system, String document, List<Loss> losses) {

    public FlagExport {
        requireNonNull(system, "system");
        requireNonNull(document, "document");
        losses = Elements.listOf(losses, "losses");
    }
}
