package io.github.rolloutplanner.json.export;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown instead of a document that would give a change to other users than it should, or watch it otherwise than its plan does. Its
 * message names each thing that the system cannot say, and the nearest one that works.
 *
 * @since 0.1.0
 */
public final class ExportRefusedException extends RolloutException {
    private static final long serialVersionUID = 1L;

    private final transient List<Loss> refusals;

    /**
     * Creates the exception.
     *
     * @param system the system
     * @param refusals what it cannot say
     */
    public ExportRefusedException(String system, List<Loss> refusals) {
        super(message(requireNonNull(system, "system"), Elements.listOf(refusals, "refusals")));
        this.refusals = List.copyOf(refusals);
    }

    private static String message(String system, List<Loss> refusals) {
        return refusals.stream()
                .map(Loss::toString)
                .collect(Collectors.joining("\n", system + " cannot say this:\n", ""));
    }

    /**
     * What the system cannot say, and the nearest thing that works.
     *
     * @return the items
     */
    public List<Loss> refusals() {
        return refusals;
    }
}
