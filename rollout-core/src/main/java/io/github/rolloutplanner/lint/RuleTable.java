package io.github.rolloutplanner.lint;

import static io.github.rolloutplanner.lint.FindingSeverity.ERROR;
import static io.github.rolloutplanner.lint.FindingSeverity.INFO;
import static io.github.rolloutplanner.lint.FindingSeverity.WARNING;

import java.util.List;

/** The rules, in the order in which their findings are listed; the first six are the specification's own. */
final class RuleTable {
    private static final List<Row> ROWS = List.of(
            row(
                    "criteria.clear",
                    ERROR,
                    "Each phase has go-live criteria that are measured or approved.",
                    CriteriaChecks::clear),
            row(
                    "rollback.actionable",
                    ERROR,
                    "The rollback has steps and a bound in time.",
                    RollbackChecks::actionable),
            row(
                    "monitoring.complete",
                    ERROR,
                    "Each metric has a baseline, and a threshold on its bad side.",
                    MonitoringChecks::complete),
            row("flags.feasible", ERROR, "Code and flag system can do what the flags are for.", FlagChecks::feasible),
            row(
                    "timeline.realistic",
                    ERROR,
                    "The timeline adds up and is long enough for the risk.",
                    TimelineChecks::realistic),
            row(
                    "dependencies.identified",
                    ERROR,
                    "What the plan cannot do without is named.",
                    DependencyChecks::identified),
            row("phases.present", ERROR, "There is at least one phase.", PhaseChecks::present),
            row("phases.percentage-range", ERROR, "Percentages lie from 0% to 100%.", PhaseChecks::percentageRange),
            row(
                    "phases.percentages-fall",
                    ERROR,
                    "No phase exposes less than the one before.",
                    PhaseChecks::sharesFall),
            row("phases.jump", WARNING, "No phase exposes far more than the one before has shown.", JumpChecks::jump),
            row("phases.last-full", ERROR, "The last phase exposes everybody.", PhaseChecks::lastFull),
            row("phases.name-unique", WARNING, "Each phase has a name of its own.", PhaseChecks::nameUnique),
            row("phases.soak", ERROR, "Each phase but the last stays for a while.", PhaseChecks::soak),
            row(
                    "phases.soak-day",
                    WARNING,
                    "Phases that are gated on what people do stay for a day.",
                    SoakChecks::aDayForPeople),
            row("phases.soak-peak", WARNING, "Each phase sees the busiest hour of a day.", SoakChecks::peak),
            row("phases.numbered", WARNING, "Phases are numbered from 1 in their order.", PhaseChecks::numbered),
            row("timeline.bake", WARNING, "Somebody watches after full rollout.", BakeChecks::bake),
            row(
                    "timeline.longer-than-guide",
                    INFO,
                    "The plan takes no longer than the selection guide has in mind.",
                    GuideChecks::longer),
            row("criteria.approver", WARNING, "Approvals have somebody who gives them.", ApprovalChecks::approver),
            row("criteria.no-data", WARNING, "Gates say what follows when no data come.", NoDataChecks::noData),
            row(
                    "flags.start-percentage",
                    WARNING,
                    "No flag starts above the first phase.",
                    FlagChecks::startPercentage),
            row("flags.granularity", WARNING, "Flag systems can set the percentages.", BucketChecks::granularity),
            row("metrics.name-unique", WARNING, "Each metric has a name of its own.", MonitoringChecks::nameUnique),
            row(
                    "limits.baseline-unknown",
                    WARNING,
                    "Gates read metrics of which is known what they show today.",
                    BaselineChecks::unknown),
            row(
                    "limits.direction",
                    ERROR,
                    "Limits want a metric on the side on which it is healthy.",
                    LimitChecks::direction),
            row(
                    "limits.order",
                    ERROR,
                    "Gates come before alerts, alerts before rollbacks, all on the bad side of the baseline.",
                    LimitChecks::order),
            row(
                    "limits.trigger-looser-than-gate",
                    WARNING,
                    "A rollback is at most twice as far from the baseline as the loosest gate.",
                    TriggerChecks::looserThanGate),
            row(
                    "limits.far-from-baseline",
                    WARNING,
                    "Gates and rollbacks are less than 5 times the baseline.",
                    LimitChecks::farFromBaseline),
            row(
                    "evidence.too-small",
                    WARNING,
                    "Each phase brings what its gates need to see their harm.",
                    EvidenceChecks::tooSmall),
            row(
                    "rollback.slower-than-promised",
                    WARNING,
                    "Noticing a plain harm and taking it back take no longer than promised.",
                    ReactionChecks::promised),
            row(
                    "rollback.seen-late",
                    INFO,
                    "A harm at a rollback trigger is seen before it has lasted longer than the rollback.",
                    ReactionChecks::seenLate),
            row(
                    "rollback.data-reversal",
                    WARNING,
                    "Data that a rollback must touch can be brought back.",
                    DataChecks::reversal),
            row(
                    "experiment.sample-size",
                    ERROR,
                    "The groups are large enough to show the effect.",
                    ExperimentChecks::sampleSize),
            row("experiment.split", ERROR, "Control and treatment share all users.", ExperimentChecks::split),
            row(
                    "experiment.duration-weeks",
                    WARNING,
                    "An experiment runs for whole weeks.",
                    ExperimentChecks::durationWeeks),
            row(
                    "experiment.traffic",
                    WARNING,
                    "The traffic fills the groups while the experiment runs.",
                    ExperimentChecks::traffic),
            row("text.not-understood", INFO, "Numbers in texts are understood.", TextChecks::notUnderstood),
            row("population.unknown", INFO, "The traffic is known.", PopulationChecks::unknown),
            row("monitoring.none", WARNING, "At least one metric is watched.", MonitoringChecks::none),
            row(LintPolicy.UNUSED, INFO, "Each suppression of a policy covers a finding.", RuleTable::leftToThePolicy));

    static final List<LintRule> RULES = ROWS.stream().map(Row::rule).toList();

    private RuleTable() {}

    static List<Finding> check(LintedPlan plan) {
        return ROWS.stream().flatMap(row -> row.findings(plan).stream()).toList();
    }

    /** A plan cannot break it; {@link LintPolicy} finds it when it is applied. */
    private static void leftToThePolicy(LintedPlan plan, Report report) {}

    private static Row row(String id, FindingSeverity severity, String meaning, Check check) {
        return new Row(new LintRule(id, severity, meaning), check);
    }

    private record Row(LintRule rule, Check check) {
        List<Finding> findings(LintedPlan plan) {
            Report report = new Report(rule);
            check.check(plan, report);
            return report.byPath();
        }
    }
}
