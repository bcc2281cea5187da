package io.github.rolloutplanner.internal.rules;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.internal.text.Counted;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Fact;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DeliveryRowsTest {
    private static final Fact FLAG = fact("delivery", "a feature flag");
    private static final Fact A_DAY = fact("soak", Duration.ofDays(1));
    private static final Fact TENANTS = fact("all", new Counted(16, "tenant"));

    static List<RowCase> rows() {
        return List.of(
                RowCase.of(DeliveryRows.GIVEN, FLAG)
                        .because("The caller says that the change is delivered by a feature flag."),
                carries(List.of("an app store release"))
                        .because(
                                "A feature flag carries the percentage; an app store release goes out to all users first,"
                                        + " without effect."),
                carries(List.of("a deployment", "an app store release"))
                        .because(
                                "A feature flag carries the percentage; a deployment and an app store release go out to all"
                                        + " users first, without effect."),
                RowCase.of(DeliveryRows.FLAG_NAMED, fact("named", "Unleash"))
                        .because("Unleash was named, so a feature flag delivers the change."),
                RowCase.of(
                                DeliveryRows.TRAIT,
                                fact("change", "runs in a kernel or as an agent on hosts"),
                                fact("delivery", "a fleet update"))
                        .because("The change runs in a kernel or as an agent on hosts, so a fleet update delivers it."),
                RowCase.of(DeliveryRows.ASSUMED)
                        .because("No delivery was given; a feature flag is assumed, which can expose any percentage."),
                RowCase.of(DeliveryRows.REGULAR)
                        .because(
                                "No delivery was given; a regular deployment is assumed, because no phases are needed."),
                RowCase.of(DeliveryRows.WHOLE, fact("size", 1), TENANTS, fact("percentage", percent(6.25)))
                        .because("1 of 16 tenants: 6.25%."),
                RowCase.of(
                                DeliveryRows.WHOLE,
                                fact("size", 4),
                                TENANTS,
                                fact("percentage", percent(25)),
                                fact("nominal", percent(20)))
                        .because("4 of 16 tenants: 25%, where the ladder has 20%."),
                RowCase.of(DeliveryRows.STORE_STEP, fact("step", 1), fact("percentage", percent(1)), A_DAY)
                        .because("Step 1 of the phased release of the App Store: 1% for 1 day."),
                RowCase.of(DeliveryRows.STORE_STEP, fact("step", 7), fact("percentage", Percentage.ONE_HUNDRED))
                        .because("Step 7 of the phased release of the App Store: 100%."),
                RowCase.of(DeliveryRows.IDLE, A_DAY)
                        .says("No users: the new environment runs without traffic")
                        .because("The new environment is tested without traffic for 1 day."),
                RowCase.of(DeliveryRows.SMOKE_TEST)
                        .says("Smoke tests and mirrored requests pass in the new environment")
                        .because("Manual approval: an idle environment has no traffic to measure."),
                RowCase.of(
                                DeliveryRows.AHEAD,
                                FLAG,
                                fact("firstPublicPhase", "Canary (1%)"),
                                fact("ahead", List.of("an app store release")))
                        .says("An app store release complete before Canary (1%), with the change turned off")
                        .because("A feature flag can expose only what is already in place."),
                RowCase.of(DeliveryRows.SWITCH, fact("delivery", "a deployment"))
                        .because("Delivered by a deployment that has no step between 0% and 100%."));
    }

    private static RowCase carries(List<String> others) {
        return RowCase.of(
                DeliveryRows.CARRIES,
                FLAG,
                fact("others", others),
                fact("count", others.size()),
                fact("users", "users"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void aRowReads(RowCase row) {
        row.check();
    }

    @Test
    void allAreRead() {
        RowCase.assertCover(rows(), DeliveryRows.ALL);
    }
}
