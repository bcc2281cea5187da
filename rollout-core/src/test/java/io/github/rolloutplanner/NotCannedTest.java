package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.change.Environment;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.plan.RolloutPlan;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** No text of a plan is empty, or stands in its section twice. */
class NotCannedTest {

    static Stream<Arguments> pairs() {
        return Stream.of(
                Arguments.of("checkout and clinics", Plans.onePageCheckout(), Plans.appointmentStore()),
                Arguments.of("checkout and button", Plans.onePageCheckout(), Plans.greenButton()),
                Arguments.of("clinics and button", Plans.appointmentStore(), Plans.greenButton()),
                Arguments.of("filters and clinics", Plans.savedFilters(), Plans.appointmentStore()),
                Arguments.of("shadows and checkout", Plans.softerShadows(), Plans.onePageCheckout()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pairs")
    void noTextStandsTwiceInOneSection(String name, ChangeDraft one, ChangeDraft other) {
        Map<String, List<String>> sections = PlanTexts.of(one.plan()).bySection();
        sections.remove("reasons");
        sections.forEach((section, texts) ->
                assertThat(texts).as("%s of %s", section, name).doesNotHaveDuplicates());
    }

    @Test
    void eachRiskHasAReasonOfItsOwn() {
        assertThat(Plans.appointmentStore().plan().risks())
                .extracting(risk -> risk.reasons().get(0).sentence())
                .doesNotHaveDuplicates();
    }

    @Test
    void noEmptyTextStandsInAPlan() {
        assertThat(PlanTexts.of(Plans.onePageCheckout().plan()).all()).noneMatch(String::isBlank);
    }

    @Test
    void aPercentageOfEverybodyIsNotExceeded() {
        RolloutPlan plan = RolloutPlanner.forChange("Faster search")
                .performance("Results come at once")
                .touching(Trait.NEW_FEATURE)
                .in(Environment.STAGING)
                .plan();
        assertThat(PlanTexts.of(plan).all())
                .filteredOn(text -> text.contains("above 100%"))
                .isEmpty();
    }
}
