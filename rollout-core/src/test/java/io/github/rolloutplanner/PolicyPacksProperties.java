package io.github.rolloutplanner;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.change.Step;
import io.github.rolloutplanner.contract.ExposureCurve;
import io.github.rolloutplanner.evidence.GateEvidence;
import io.github.rolloutplanner.evidence.Verdict;
import io.github.rolloutplanner.lint.Finding;
import io.github.rolloutplanner.lint.PlanLinter;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.policy.RolloutPolicy;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.PropertyDefaults;
import net.jqwik.api.domains.Domain;

/** Strict is never looser than standard, fast never stricter, whatever the change is. */
@Domain(Changes.class)
@PropertyDefaults(tries = 200)
class PolicyPacksProperties {
    private static final RolloutPolicy FAST = RolloutPolicy.fast();
    private static final RolloutPolicy STANDARD = RolloutPolicy.standard();
    private static final RolloutPolicy STRICT = RolloutPolicy.strict();

    @Property
    void theRiskIsTheSame(@ForAll Change change) {
        Assessment standard = Assessment.of(change, STANDARD.risks());
        assertThat(Assessment.of(change, STRICT.risks())).isEqualTo(standard);
        assertThat(Assessment.of(change, FAST.risks())).isEqualTo(standard);
    }

    @Property
    void strictNeverExposesMoreThanStandard(@ForAll Change change) {
        assertIsNowhereLooser(plan(STRICT, change), plan(STANDARD, change));
    }

    @Property
    void fastNeverExposesLessThanStandard(@ForAll Change change) {
        assertIsNowhereLooser(plan(STANDARD, change), plan(FAST, change));
    }

    private static void assertIsNowhereLooser(RolloutPlan stricter, RolloutPlan looser) {
        assertThat(firstExposure(stricter)).isLessThanOrEqualTo(firstExposure(looser));
        assertThat(stricter.rollback().within().length().orElseThrow())
                .isLessThanOrEqualTo(looser.rollback().within().length().orElseThrow());
        if (areByLadder(stricter) && areByLadder(looser)) {
            assertThat(curve(stricter).isNowhereAbove(curve(looser)))
                    .as("%s and %s", curve(stricter), curve(looser))
                    .isTrue();
            assertThat(length(stricter)).isGreaterThanOrEqualTo(length(looser));
        }
        if (!needsNoExtension(stricter, looser)) {
            assertThat(bake(stricter)).isGreaterThanOrEqualTo(bake(looser));
        }
    }

    /** Whether the policy alone makes the phases as long as they are: an experiment and an extension last as long as their sample takes. */
    private static boolean areByLadder(RolloutPlan plan) {
        return plan.experimentPhase().isEmpty()
                && plan.phases().stream()
                        .flatMap(phase -> phase.evidence().stream())
                        .noneMatch(evidence -> evidence.verdict() == Verdict.EXTENDED);
    }

    /** A bake that has its sample in time needs no extension, however long a shorter one is extended; so does one that has no hope. */
    private static boolean needsNoExtension(RolloutPlan stricter, RolloutPlan looser) {
        return !ofBake(stricter).contains(Verdict.EXTENDED) && ofBake(looser).contains(Verdict.EXTENDED);
    }

    private static List<Verdict> ofBake(RolloutPlan plan) {
        RolloutPhase last = plan.phases().get(plan.phases().size() - 1);
        return Stream.concat(last.evidence().stream(), plan.successEvidence().stream())
                .map(GateEvidence::verdict)
                .toList();
    }

    @Property
    void theLinterFindsNoErrorInEither(@ForAll Change change) {
        assertThat(List.of(plan(STRICT, change), plan(FAST, change)))
                .allSatisfy(plan -> assertThat(PlanLinter.lint(plan))
                        .filteredOn(finding -> finding.severity() == Finding.Severity.ERROR)
                        .isEmpty());
    }

    @Property(tries = 4)
    void tablesAreOrderedRiskByRisk(@ForAll RiskLevel risk) {
        assertThat(STRICT.approvalsFor(risk)).isGreaterThanOrEqualTo(STANDARD.approvalsFor(risk));
        assertThat(FAST.approvalsFor(risk)).isLessThanOrEqualTo(STANDARD.approvalsFor(risk));
        assertThat(STRICT.urgency().fewestPhasesFor(risk))
                .isGreaterThanOrEqualTo(STANDARD.urgency().fewestPhasesFor(risk));
        assertThat(FAST.urgency().fewestPhasesFor(risk))
                .isLessThanOrEqualTo(STANDARD.urgency().fewestPhasesFor(risk));
        assertThat(STRICT.urgency().watchFor(risk))
                .isGreaterThan(STANDARD.urgency().watchFor(risk));
        assertThat(FAST.urgency().watchFor(risk)).isLessThan(STANDARD.urgency().watchFor(risk));
        assertThat(STRICT.evidence().longestBakes().get(risk))
                .isGreaterThan(STANDARD.evidence().longestBakes().get(risk));
        assertThat(FAST.evidence().longestBakes().get(risk))
                .isLessThan(STANDARD.evidence().longestBakes().get(risk));
    }

    private static RolloutPlan plan(RolloutPolicy policy, Change change) {
        return RolloutPlanner.withPolicy(policy).plan(change);
    }

    private static Duration bake(RolloutPlan plan) {
        return plan.timeline().bake().length().orElseThrow();
    }

    private static Duration length(RolloutPlan plan) {
        return plan.phases().stream().flatMap(phase -> phase.soak().stream()).reduce(Duration.ZERO, Duration::plus);
    }

    private static Percentage firstExposure(RolloutPlan plan) {
        return plan.phases().stream()
                .map(RolloutPhase::percentage)
                .filter(percentage -> !percentage.equals(Percentage.ZERO))
                .findFirst()
                .orElseThrow();
    }

    private static ExposureCurve curve(RolloutPlan plan) {
        return ExposureCurve.ofSteps(plan.phases().stream()
                .map(phase -> new Step(phase.name(), phase.percentage(), phase.soak()))
                .toList());
    }
}
