package io.github.rolloutplanner.json.export;

import io.github.rolloutplanner.flag.FlagState;
import java.util.List;

/**
 * Writes flags as one flag system reads them. To support another system, implement this.
 *
 * <p>Exports of the phases of one plan go together: whoever has the change by one of them has it by each later one, as the flag
 * system counts users. So an exporter derives keys, salts and groups from the key of the flag alone.
 *
 * @since 0.1.0
 */
public interface FlagExporter {

    /**
     * The flag system.
     *
     * @return its name, as its users write it
     */
    String system();

    /**
     * Writes flags: those of a phase, by {@link io.github.rolloutplanner.plan.RolloutPlan#flagsAt}, or those that must be live now,
     * by {@link io.github.rolloutplanner.decision.RunningRollout#live()}; after a rollback, too.
     *
     * @param flags the states of the flags
     * @return the document, and what it cannot say
     * @throws ExportRefusedException if a document that the system reads would give the change to other users than the flags do
     */
    Export export(List<FlagState> flags);
}
