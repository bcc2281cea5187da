package io.github.rolloutplanner.internal.targeting;

import static io.github.rolloutplanner.metric.Percentage.percent;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a flag of three variants gives to how many, while all run and after one was chosen. */
class VariantSplitTest {
    private static final FeatureFlag FLAG = FeatureFlag.builder()
            .key("sign_up_form")
            .type(FeatureFlag.Type.MULTIVARIATE)
            .defaultValue(FlagValue.of("long"))
            .addVariants(variant("long", 40), variant("short", 40), variant("one-page", 20))
            .implementation("features.variant(\"sign_up_form\")")
            .addRules(
                    new TargetingRule("team", Optional.empty(), FlagValue.of("short")),
                    new TargetingRule("auditors", Optional.empty(), FlagValue.of("long")))
            .build();

    private static VariantPercentage variant(String name, double percentage) {
        return new VariantPercentage(name, percent(percentage));
    }

    private static VariantSplit split(Optional<Integer> goesOn) {
        return VariantSplit.of(FLAG, goesOn);
    }

    @Test
    void isThatOfTheFlagWhileAllTreatmentsRun() {
        assertThat(split(Optional.empty()).split()).isEqualTo(FLAG.variants());
        assertThat(split(Optional.of(3)).split()).isEqualTo(FLAG.variants());
        assertThat(split(Optional.empty()).change()).isEqualTo(FlagValue.of("short"));
    }

    @Test
    void givesTheOneThatGoesOnToWhoeverHadATreatment() {
        VariantSplit onePage = split(Optional.of(2));

        assertThat(onePage.split()).containsExactly(variant("long", 40), variant("one-page", 60));
        assertThat(onePage.rules())
                .extracting(TargetingRule::value)
                .containsExactly(FlagValue.of("one-page"), FlagValue.of("long"));
        assertThat(onePage.change()).isEqualTo(FlagValue.of("one-page"));
    }

    /** Six in ten of those who are in have a treatment. */
    @Test
    void countsThoseInByHowManyOfThemAreTreated() {
        assertThat(split(Optional.empty()).percentage(percent(30))).isEqualTo(percent(50));
        assertThat(split(Optional.empty()).percentage(percent(60))).isEqualTo(percent(100));
        assertThat(split(Optional.empty()).percentage(percent(90))).isEqualTo(percent(100));
    }

    @Test
    void widensTheTreatmentsBeyondTheirSplitOnceNoUserChangesFromOneToAnother() {
        assertThat(split(Optional.empty()).variants(percent(90))).isEqualTo(FLAG.variants());
        assertThat(split(Optional.empty()).variantsForGood(percent(90)))
                .containsExactly(variant("long", 10), variant("short", 60), variant("one-page", 30));
        assertThat(split(Optional.of(2)).variants(percent(90)))
                .containsExactly(variant("long", 10), variant("one-page", 90));
        assertThat(split(Optional.of(2)).variants(percent(100))).containsExactly(variant("one-page", 100));
    }
}
