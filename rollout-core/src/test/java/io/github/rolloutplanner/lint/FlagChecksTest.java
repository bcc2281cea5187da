package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.flag.FeatureFlag.Type.MULTIVARIATE;
import static io.github.rolloutplanner.flag.FeatureFlag.Type.PERCENTAGE;
import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagChecksTest {

    @Test
    void aFlagIsNeededFromTheFirstPhaseThatHasNotAllUsers() {
        assertThat(Breaches.of(Plans.SOUND.withFlags(List.of()), FlagChecks::feasible))
                .extracting(breach -> Breaches.fact(breach, "phase"))
                .containsExactly("Pilot");
        assertThat(Breaches.of(Plans.withPercentages(0, 100).withFlags(List.of()), FlagChecks::feasible))
                .isEmpty();
    }

    @Test
    void aBlankKeyDividesNobody() {
        assertThat(found(Plans.withFlag(
                        Plans.flag().startPercentage(Percentage.ZERO).bucketBy(" "))))
                .containsExactly("flags[0].bucketBy");
    }

    /** Who exposes all users at once may switch them on by default: nobody depends on the flag. */
    @Test
    void onIsTheDefaultOfNoGradualRollout() {
        FeatureFlag on = complete(PERCENTAGE, FlagValue.of(true)).build();

        assertThat(found(Plans.withPercentages(100).withFlags(List.of(on)))).isEmpty();
        assertThat(found(Plans.withPercentages(99, 100).withFlags(List.of(on))))
                .containsExactly("flags[0].defaultValue");
    }

    /** Other programs name the groups in the experiment alone. */
    @Test
    void variantsMayBeNamedElsewhereInAForeignPlan() {
        List<FeatureFlag> off =
                List.of(complete(MULTIVARIATE, FlagValue.of(false)).build());
        List<FeatureFlag> on =
                List.of(complete(MULTIVARIATE, FlagValue.of(true)).build());

        assertThat(found(Plans.foreign().withFlags(off))).isEmpty();
        assertThat(found(Plans.foreign().withFlags(on))).containsExactly("flags[0].defaultValue");
        assertThat(found(Plans.SOUND.withFlags(off))).containsExactly("flags[0].variants");
    }

    @ParameterizedTest
    @CsvSource({"5, false", "5.00001, false", "5.000012, true"})
    void aFlagStartsWithNoMoreThanTheFirstPhase(double start, boolean found) {
        assertThat(startsAbove(Plans.flag().startPercentage(percent(start)))).isEqualTo(found);
    }

    /** Half of them, or those outside the first group, get the change. */
    @ParameterizedTest
    @CsvSource({"10,, false", "11,, true", "50, 90, false", "51, 90, true", "5, 0, false", "6, 0, true"})
    void onlyThoseWhoGetTheChangeCount(double start, Double control, boolean found) {
        FeatureFlag.Builder flag = Plans.flag("one_page_checkout", MULTIVARIATE, FlagValue.of("old"), Plans.CODE)
                .startPercentage(percent(start));
        if (control != null) {
            flag.addVariants(
                    new VariantPercentage("old", percent(control)),
                    new VariantPercentage("new", percent(100 - control)));
        }

        assertThat(startsAbove(flag)).isEqualTo(found);
    }

    private static FeatureFlag.Builder complete(FeatureFlag.Type type, FlagValue otherwise) {
        return Plans.flag("one_page_checkout", type, otherwise, Plans.CODE)
                .startPercentage(Percentage.ZERO)
                .bucketBy("user.id");
    }

    private static List<String> found(RolloutPlan plan) {
        return Breaches.of(plan, FlagChecks::feasible).stream()
                .map(Breach::path)
                .toList();
    }

    private static boolean startsAbove(FeatureFlag.Builder flag) {
        return !Breaches.of(Plans.withFlag(flag), FlagChecks::startPercentage).isEmpty();
    }
}
