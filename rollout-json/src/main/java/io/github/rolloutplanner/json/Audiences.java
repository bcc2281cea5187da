package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.Field.optional;
import static io.github.rolloutplanner.json.Field.required;
import static io.github.rolloutplanner.json.RecordCodec.object;
import static io.github.rolloutplanner.json.Scalars.COUNT;
import static io.github.rolloutplanner.json.Scalars.NAME;
import static io.github.rolloutplanner.json.Scalars.TEXT;
import static io.github.rolloutplanner.json.TargetingConditions.TARGETING_CONDITION;

import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.Audience.Everyone;
import io.github.rolloutplanner.strategy.Audience.Internal;
import io.github.rolloutplanner.strategy.Audience.RandomPercentage;
import io.github.rolloutplanner.strategy.Audience.RingMembers;
import io.github.rolloutplanner.strategy.Audience.Stated;

/** Audiences in the detailed form. */
final class Audiences {
    static final UnionCodec<Audience> AUDIENCE = new UnionCodec<>(
            "audience",
            object(
                            "audience_internal",
                            required("known", TEXT, Internal::known)
                                    .described("As what they are known where no condition says who they are."),
                            optional("when", TARGETING_CONDITION, Internal::recognisedBy)
                                    .described("How a flag recognises them; left out where they are known otherwise."),
                            Internal::new)
                    .kind("internal", Internal.class),
            object("audience_random_percentage", required("unit", NAME, RandomPercentage::unit), RandomPercentage::new)
                    .kind("random_percentage", RandomPercentage.class),
            object(
                            "audience_ring_members",
                            required("ring", NAME, RingMembers::ring),
                            required("size", COUNT, RingMembers::size)
                                    .described("How many they are; 0 where it is not known."),
                            required("unit", NAME, RingMembers::unit),
                            optional("when", TARGETING_CONDITION, RingMembers::recognisedBy)
                                    .described(
                                            "How they are recognised; left out where the flag system knows the ring by its name."),
                            RingMembers::new)
                    .kind("ring_members", RingMembers.class),
            object("audience_everyone", required("unit", NAME, Everyone::unit), Everyone::new)
                    .kind("everyone", Everyone.class),
            object("audience_stated", required("words", TEXT, Stated::words), Stated::new)
                    .kind("stated", Stated.class));

    private Audiences() {}
}
