package io.github.rolloutplanner.internal.evidence;

import io.github.rolloutplanner.evidence.GateEvidence;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * What it takes to show an effect.
 *
 * @param procedure how the observations were computed
 * @param observations the exposed observations; infinite where none show it
 * @param level the level of one look that is as strict as the gate with so many
 */
record Need(GateEvidence.Procedure procedure, double observations, double level) {

    /** Of effects that no population has enough observations for. */
    static Need never(double level) {
        return new Need(GateEvidence.Procedure.NONE, Double.POSITIVE_INFINITY, level);
    }

    /** What was computed already: it is expensive, and the trigger, the defects and the least effect ask again. */
    static final class Memory {
        private final Map<Double, Need> known = new HashMap<>();
        private final DoubleFunction<Need> computed;

        Memory(DoubleFunction<Need> computed) {
            this.computed = computed;
        }

        Need of(double distance) {
            Need need = known.get(distance);
            if (need == null) {
                need = computed.apply(distance);
                known.put(distance, need);
            }
            return need;
        }
    }
}
