package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.NAME;

import io.github.rolloutplanner.change.Ladder;
import io.github.rolloutplanner.change.Step;

/** The steps of a ladder, as people write them. */
final class WrittenLadder {
    private static final Codec<Step> STEP = object(
            "step",
            required("name", NAME, Step::name),
            required("percentage", WrittenPercentage.PERCENT, Step::percentage),
            optional("soak", WrittenLength.LENGTH, Step::soak)
                    .described("How long to stay; left out on the last step, which stays."),
            Step::new);

    static final Codec<Ladder> LADDER = LineCodec.each(STEP).as(Ladder::new, Ladder::steps);

    private WrittenLadder() {}
}
