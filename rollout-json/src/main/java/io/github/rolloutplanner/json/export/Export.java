package io.github.rolloutplanner.json.export;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import java.util.List;

/**
 * Flags, the phases of a plan, or its monitoring in the form of one system.
 *
 * @param system the system
 * @param document what it reads
 * @param losses what it cannot say, item by item; empty where the document says all
 * @since 0.1.0
 */
public record Export(String system, String document, List<Loss> losses) {

    public Export {
        requireNonNull(system, "system");
        requireNonNull(document, "document");
        losses = Elements.listOf(losses, "losses");
    }
}
