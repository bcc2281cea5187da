package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.json.export.Export;
import io.github.rolloutplanner.json.export.ExportRefusedException;
import io.github.rolloutplanner.json.export.Loss;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects what a system cannot say, so that all of it is reported at once. */
public final class ExportItems {
    private final Set<Loss> losses = new LinkedHashSet<>();
    private final Set<Loss> refusals = new LinkedHashSet<>();

    /** Notes a difference that exposes no other users. */
    public void lose(Loss loss) {
        losses.add(loss);
    }

    /** Notes in these, for one phase, what is refused; what is lost is the same in each. */
    public void addAll(String place, ExportItems ofPhase) {
        losses.addAll(ofPhase.losses);
        ofPhase.refusals.forEach(refusal -> refusals.add(
                new Loss(refusal.feature(), place + "." + refusal.path(), refusal.effect(), refusal.advice())));
    }

    /** Notes in these what is refused in others. */
    public void refuseAll(ExportItems others) {
        refusals.addAll(others.refusals);
    }

    /** Notes something without which there must be no document. */
    public void refuse(Loss refusal) {
        refusals.add(refusal);
    }

    /** Whether there is something already without which there must be no document. */
    public boolean areRefused() {
        return !refusals.isEmpty();
    }

    /**
     * Ends the export.
     *
     * @throws ExportRefusedException if something was refused
     */
    public Export export(String system, String document) {
        throwIfRefused(system);
        return new Export(system, document, List.copyOf(losses));
    }

    /**
     * Ends an export that cannot go on.
     *
     * @throws ExportRefusedException if something was refused
     */
    public void throwIfRefused(String system) {
        if (areRefused()) {
            throw new ExportRefusedException(system, List.copyOf(refusals));
        }
    }
}
