package io.github.rolloutplanner.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.policy.RiskPolicy;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ImpactRulesTest {

    private static List<Impact> impacts(UserFacingChange... visible) {
        Change change =
                Change.named("Route planner").addUserFacingChanges(visible).build();
        return Assessment.of(change, RiskPolicy.standard()).impacts();
    }

    private static void only(ImpactKind kind, String visible, String rule) {
        assertThat(impacts(new UserFacingChange(kind, visible))).singleElement().satisfies(impact -> {
            assertThat(impact.kind()).isEqualTo(kind);
            assertThat(impact.reason().rule()).isEqualTo(rule);
            assertThat(impact.reason().facts()).containsExactly(entry("changes", visible));
        });
    }

    @Test
    @Tag("spec:impact.ui")
    void layoutStylingAndInteractionsAreInterface() {
        only(ImpactKind.UI, "The map fills the screen", "impact.ui");
    }

    @Test
    @Tag("spec:impact.behavioral")
    void workflowsAndNavigationAreBehaviour() {
        only(ImpactKind.BEHAVIORAL, "Routes start at once", "impact.behavioral");
    }

    @Test
    @Tag("spec:impact.performance")
    void loadingTimesArePerformance() {
        only(ImpactKind.PERFORMANCE, "Maps load in half the time", "impact.performance");
    }

    @Test
    @Tag("spec:impact.data-model")
    void storageAndContractsAreData() {
        only(ImpactKind.DATA_MODEL, "Routes have an id", "impact.data-model");
    }

    @Test
    @Tag("spec:impact.integration")
    void servicesOfOthersAreIntegration() {
        only(ImpactKind.INTEGRATION, "Tolls come from a partner", "impact.integration");
    }

    @Test
    void areListedOnceForEachKindInTheOrderOfKinds() {
        List<Impact> impacts = impacts(
                new UserFacingChange(ImpactKind.BEHAVIORAL, "Routes start at once"),
                new UserFacingChange(ImpactKind.UI, "Map on top"),
                new UserFacingChange(ImpactKind.BEHAVIORAL, "Stops can be moved"));
        assertThat(impacts).extracting(Impact::kind).containsExactly(ImpactKind.UI, ImpactKind.BEHAVIORAL);
        assertThat(impacts.get(1).reason().facts())
                .containsExactly(entry("changes", "Routes start at once and Stops can be moved"));
    }

    @Test
    void areNoneWhereNothingIsVisible() {
        assertThat(impacts()).isEmpty();
    }
}
