package io.github.rolloutplanner.json;

import io.github.rolloutplanner.plan.RolloutPhase;
import java.io.IOException;
import javax.annotation.Nullable;

/** The phases of a plan, numbered from one without gaps. */
final class PhasesCodec extends ListCodec<RolloutPhase> {
    private final String numberKey;

    /**
     * The phases in one form.
     *
     * @param phase how a phase stands in it
     * @param numberKey where its number stands
     */
    PhasesCodec(Codec<RolloutPhase> phase, String numberKey) {
        super(phase);
        this.numberKey = numberKey;
    }

    @Override
    void write(RolloutPhase phase, int index, JsonOut out) throws IOException {
        out.require(phase.number() == index + 1);
        super.write(phase, index, out);
    }

    @Override
    @Nullable
    RolloutPhase read(Node item, int index, Problems problems) {
        RolloutPhase phase = super.read(item, index, problems);
        if (phase != null && phase.number() != index + 1) {
            problems.add(
                    item.at().child(numberKey),
                    "Found the number " + phase.number() + ".",
                    "Expected " + (index + 1) + ": phases are numbered from 1 without gaps.");
        }
        return phase;
    }
}
