package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.Finding.Severity.ERROR;
import static io.github.rolloutplanner.lint.Finding.Severity.INFO;
import static io.github.rolloutplanner.lint.Finding.Severity.WARNING;

import io.github.rolloutplanner.internal.rules.LintAgreementRows;
import io.github.rolloutplanner.internal.rules.LintFlagRows;
import io.github.rolloutplanner.internal.rules.LintLimitRows;
import io.github.rolloutplanner.internal.rules.LintPhaseRows;
import io.github.rolloutplanner.internal.rules.LintPlanRows;
import io.github.rolloutplanner.internal.rules.LintRollbackRows;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.Rule;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The rules, in the order in which their findings are listed; the first six are the specification's own. */
final class RuleTable {
    private static final List<Row> ROWS = List.of(
            row(LintPlanRows.CRITERIA, ERROR, CriteriaChecks::clear),
            row(LintPlanRows.DECIDABLE, ERROR, DecidableChecks::check),
            row(LintRollbackRows.ACTIONABLE, ERROR, RollbackChecks::actionable),
            row(LintPlanRows.MONITORING, ERROR, MonitoringChecks::complete),
            row(LintFlagRows.FEASIBLE, ERROR, FlagChecks::feasible),
            row(LintPhaseRows.TIMELINE, ERROR, TimelineChecks::realistic),
            row(LintPlanRows.DEPENDENCIES, ERROR, DependencyChecks::identified),
            row(LintPhaseRows.PRESENT, ERROR, PhaseChecks::present),
            row(LintPhaseRows.PERCENTAGE_RANGE, ERROR, PhaseChecks::percentageRange),
            row(LintPhaseRows.PERCENTAGES_FALL, ERROR, PhaseChecks::percentagesFall),
            row(LintPhaseRows.JUMP, WARNING, JumpChecks::jump),
            row(LintPhaseRows.LAST_FULL, ERROR, PhaseChecks::lastFull),
            row(LintPhaseRows.NAME, WARNING, NameChecks::phases),
            row(LintPhaseRows.TARGET, WARNING, TargetChecks::percentage),
            row(LintPhaseRows.SOAK, ERROR, PhaseChecks::soak),
            row(LintPhaseRows.SOAK_DAY, WARNING, SoakChecks::fullDay),
            row(LintPhaseRows.SOAK_PEAK, WARNING, SoakChecks::peak),
            row(LintPhaseRows.NUMBERED, WARNING, PhaseChecks::numbered),
            row(LintPhaseRows.BAKE, WARNING, TimelineChecks::bake),
            row(LintPhaseRows.LONG, INFO, TimelineChecks::longer),
            row(LintPlanRows.APPROVER, WARNING, CriteriaChecks::approver),
            row(LintPlanRows.NO_DATA, WARNING, CriteriaChecks::noData),
            row(LintPlanRows.EVALUATED, WARNING, UnevaluatedChecks::neverEvaluated),
            row(LintPlanRows.EFFECTIVE, ERROR, HandlingChecks::effective),
            row(LintPlanRows.SUCCESS, WARNING, CriteriaChecks::success),
            row(LintFlagRows.START, WARNING, FlagChecks::startPercentage),
            row(LintFlagRows.EARLY, WARNING, TargetChecks::early),
            row(LintFlagRows.GRANULARITY, WARNING, BucketChecks::granularity),
            row(LintPlanRows.METRIC_NAME, WARNING, NameChecks::metrics),
            row(LintPlanRows.OTHER_NAME, INFO, UnevaluatedChecks::otherName),
            row(LintPlanRows.PERCENTILE, WARNING, MonitoringChecks::percentile),
            row(LintPlanRows.DEPENDENCE, WARNING, DependenceChecks::requests),
            row(LintLimitRows.BASELINE, WARNING, LimitChecks::baselineUnknown),
            row(LintLimitRows.SAMPLE_OF_BASELINE, WARNING, BaselineChecks::measured),
            row(LintLimitRows.TRIGGER_IN_DOUBT, WARNING, BaselineChecks::triggers),
            row(LintLimitRows.DIRECTION, ERROR, LimitChecks::direction),
            row(LintLimitRows.ORDER, ERROR, LimitChecks::order),
            row(LintLimitRows.GAP, WARNING, TriggerChecks::looserThanGate),
            row(LintLimitRows.LOOSEN, WARNING, LooseningChecks::loosening),
            row(LintLimitRows.FAR, WARNING, LimitChecks::farFromBaseline),
            row(LintLimitRows.REACH, WARNING, ReachChecks::reachable),
            row(LintLimitRows.POWER, WARNING, EvidenceChecks::underpowered),
            row(LintLimitRows.SUCCESS, WARNING, SuccessChecks::underpowered),
            row(LintAgreementRows.EVIDENCE, ERROR, EvidenceAgreement::check),
            row(LintAgreementRows.EXPOSURE, ERROR, ExposureAgreement::check),
            row(LintRollbackRows.NO_TRIGGER, WARNING, UnevaluatedChecks::noTrigger),
            row(LintRollbackRows.LONG, WARNING, RollbackChecks::longerThanPolicy),
            row(LintRollbackRows.SLOW, WARNING, ReactionChecks::promised),
            row(LintRollbackRows.DETECTED_LATE, INFO, ReactionChecks::detectedLate),
            row(LintRollbackRows.DATA_PROCEDURE, WARNING, RollbackChecks::data),
            row(LintFlagRows.SAMPLE, ERROR, ExperimentChecks::sampleSize),
            row(LintFlagRows.CONFIDENCE, WARNING, ExperimentChecks::confidence),
            row(LintFlagRows.VARIANT_NAME, WARNING, NameChecks::variants),
            row(LintFlagRows.SPLIT, ERROR, ExperimentChecks::split),
            row(LintFlagRows.WEEKS, WARNING, ExperimentChecks::durationWeeks),
            row(LintFlagRows.TRAFFIC, WARNING, TrafficCheck::report),
            row(LintAgreementRows.EXPERIMENT, ERROR, ExperimentAgreement::check),
            row(LintAgreementRows.PLAN, ERROR, PlanAgreement::check),
            row(LintAgreementRows.DATES, ERROR, DateChecks::agree),
            row(LintAgreementRows.DATES_OPEN, WARNING, DateChecks::open),
            row(LintPlanRows.TEXT, INFO, TextChecks::notUnderstood),
            row(LintPlanRows.NO_POPULATION, INFO, EvidenceChecks::populationUnknown),
            row(LintPlanRows.NO_METRIC, WARNING, MonitoringChecks::none),
            row(LintPlanRows.NO_ALERT, WARNING, MonitoringChecks::noAlert),
            row(LintPlanRows.MORE, ERROR, RuleTable::leftToTheListing),
            row(LintPlanRows.UNUSED_SUPPRESSION, INFO, RuleTable::leftToTheListing));

    static final List<LintRule> RULES = ROWS.stream().map(Row::rule).toList();

    private RuleTable() {}

    static LintReport check(LintedPlan plan, LintPolicy policy) {
        Listing listing = new Listing(policy, new AcceptedByUrgency(plan));
        ROWS.forEach(row -> listing.add(row.report(plan)));
        return listing.report();
    }

    /** How often a plan breaks each rule. */
    static Map<String, Integer> breaches(RolloutPlan plan) {
        LintedPlan linted = new LintedPlan(plan);
        return ROWS.stream()
                .collect(Collectors.toMap(
                        row -> row.rule().id(),
                        row -> row.report(linted).byPath().size()));
    }

    /** A plan cannot break it by itself; {@link Listing} finds it when all the others are found. */
    private static void leftToTheListing(LintedPlan plan, Report report) {}

    private static Row row(Rule rule, Finding.Severity severity, Check check) {
        return new Row(new LintRule(rule, severity), check);
    }

    private record Row(LintRule rule, Check check) {
        Report report(LintedPlan plan) {
            Report report = new Report(rule.severity());
            check.check(plan, report);
            return report;
        }
    }
}
