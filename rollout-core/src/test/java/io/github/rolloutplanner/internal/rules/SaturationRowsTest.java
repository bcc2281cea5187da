package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.metric.Quantity;
import io.github.rolloutplanner.reason.Fact;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SaturationRowsTest {
    private static final Fact METRIC = fact("metric", "CPU");
    private static final Fact USERS = fact("users", "users");
    private static final Fact FIVE = fact("percentage", percent(5));

    static List<RowCase> rows() {
        return List.of(
                persistent(fact("limit", Quantity.of(percent(80))))
                        .because(
                                "CPU is a resource, whose readings depend on the ones before, so that no number of users is"
                                        + " evidence: 3 readings in a row beyond 75% hold the rollout and call a person, beyond 80%"
                                        + " they roll back."),
                persistent(fact("limit", Optional.empty()))
                        .because(
                                "CPU is a resource, whose readings depend on the ones before, so that no number of users is"
                                        + " evidence: 3 readings in a row beyond 75% hold the rollout and call a person."),
                RowCase.of(
                                SaturationRows.PROJECTED,
                                fact("delivery", "a feature flag"),
                                FIVE,
                                USERS,
                                METRIC,
                                fact("usual", Quantity.of(percent(66))),
                                fact("rise", "0.6"),
                                fact("fullRise", "12"),
                                fact("full", Quantity.of(percent(78))))
                        .because(
                                "A feature flag reaches hosts that serve all users, so that 5% of the users add 5% of the"
                                        + " load: 0.6 above 66%, where CPU may stand by itself, is 12 at 100%, which takes it to 78%."),
                RowCase.of(SaturationRows.NOT_PROJECTED, fact("delivery", "a feature flag"), FIVE, USERS, METRIC)
                        .because(
                                "A feature flag reaches hosts that serve all users, and a typed baseline does not tell what"
                                        + " 5% of the users add to CPU from its usual swings. Say how far those go with"
                                        + " Baseline.within(..), and the rise is projected to 100%."),
                RowCase.of(
                                SaturationRows.RANGE_TOO_WIDE,
                                fact("delivery", "a feature flag"),
                                FIVE,
                                USERS,
                                METRIC,
                                fact("part", "50%"),
                                fact("baseline", "60%"),
                                fact("limit", "80%"))
                        .because(
                                "A feature flag reaches hosts that serve all users, and CPU may be 50% off 60% by itself,"
                                        + " which reaches its limit of 80%, so a rise at 5% tells nothing. Say more closely how far its"
                                        + " readings go with Baseline.within(..), and the rise is projected to 100%."),
                direct(List.of("control group"))
                        .because(
                                "A deployment gives the change hosts of its own, which carry as much of it at 5% as all do at"
                                        + " 100%, and the hosts without it are the control group."),
                direct(List.of())
                        .because(
                                "A deployment gives the change hosts of its own, which carry as much of it at 5% as all do at"
                                        + " 100%."),
                RowCase.of(SaturationRows.FULL, fact("percentage", percent(100)), METRIC)
                        .because("At 100% CPU shows the whole load of the change."));
    }

    private static RowCase persistent(Fact limit) {
        return RowCase.of(
                SaturationRows.PERSISTENT,
                METRIC,
                USERS,
                fact("readings", 3),
                fact("gate", Quantity.of(percent(75))),
                limit);
    }

    private static RowCase direct(List<String> comparison) {
        return RowCase.of(
                SaturationRows.DIRECT, fact("delivery", "a deployment"), FIVE, fact("comparison", comparison));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows(), SaturationRows.ALL);
    }
}
