package io.github.rolloutplanner.json;

import static io.github.rolloutplanner.json.ValueArbitraries.amounts;
import static io.github.rolloutplanner.json.ValueArbitraries.chances;
import static io.github.rolloutplanner.json.ValueArbitraries.counts;
import static io.github.rolloutplanner.json.ValueArbitraries.durations;
import static io.github.rolloutplanner.json.ValueArbitraries.listsOf;
import static io.github.rolloutplanner.json.ValueArbitraries.maybe;
import static io.github.rolloutplanner.json.ValueArbitraries.percentages;
import static io.github.rolloutplanner.json.ValueArbitraries.phasePercentages;
import static io.github.rolloutplanner.json.ValueArbitraries.probabilities;
import static io.github.rolloutplanner.json.ValueArbitraries.reasons;
import static io.github.rolloutplanner.json.ValueArbitraries.soaks;
import static io.github.rolloutplanner.json.ValueArbitraries.someOf;
import static io.github.rolloutplanner.json.ValueArbitraries.texts;
import static net.jqwik.api.Arbitraries.integers;
import static net.jqwik.api.Arbitraries.of;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.assessment.Impact;
import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.Population;
import io.github.rolloutplanner.change.Ring;
import io.github.rolloutplanner.change.RiskLevel;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.metric.Alert;
import io.github.rolloutplanner.metric.ExposureUnit;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.MetricKind;
import io.github.rolloutplanner.metric.Severity;
import io.github.rolloutplanner.plan.Checklists;
import io.github.rolloutplanner.plan.Communication;
import io.github.rolloutplanner.plan.DataRollback;
import io.github.rolloutplanner.plan.ManualStep;
import io.github.rolloutplanner.plan.Message;
import io.github.rolloutplanner.plan.MonitoredMetric;
import io.github.rolloutplanner.plan.Monitoring;
import io.github.rolloutplanner.plan.PlanRisk;
import io.github.rolloutplanner.plan.Responsibility;
import io.github.rolloutplanner.plan.RollbackPlan;
import io.github.rolloutplanner.plan.RollbackTrigger;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.plan.Statement;
import io.github.rolloutplanner.plan.StrategyName;
import io.github.rolloutplanner.plan.TimeSpan;
import io.github.rolloutplanner.plan.Timeline;
import io.github.rolloutplanner.snippet.SnippetStyle;
import io.github.rolloutplanner.strategy.PhasePurpose;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Builders;
import net.jqwik.api.Combinators;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/** Plans of any sort, sensible or odd, that have a valid document. Made without the planner. */
public final class PlanArbitraries implements ArbitraryProvider {

    @Override
    public boolean canProvideFor(TypeUsage type) {
        return type.isOfType(RolloutPlan.class);
    }

    @Override
    public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
        return Set.of(plans().withoutEdgeCases()); // of so many parts that nothing else would be tried
    }

    static Arbitrary<RolloutPlan> plans() {
        return Builders.withBuilder(RolloutPlan::builder)
                .use(texts())
                .in(RolloutPlan.Builder::feature)
                .use(of(RiskLevel.class))
                .in(RolloutPlan.Builder::risk)
                .use(listsOf(texts()))
                .in(RolloutPlan.Builder::addAllUserFacingChanges)
                .use(maybe(assessments()))
                .in(RolloutPlan.Builder::assessment)
                .use(maybe(populations()))
                .in(RolloutPlan.Builder::population)
                .use(maybe(DeliveryArbitraries.planned()))
                .in(RolloutPlan.Builder::delivery)
                .use(maybe(UrgencyArbitraries.urgencies()))
                .in(RolloutPlan.Builder::urgency)
                .use(maybe(UrgencyArbitraries.policyLengths()))
                .in(RolloutPlan.Builder::policyLengths)
                .use(strategies())
                .in(RolloutPlan.Builder::strategy)
                .use(phases())
                .in(RolloutPlan.Builder::addAllPhases)
                .use(integers().between(0, 3))
                .in(RolloutPlan.Builder::carriedOut)
                .use(listsOf(FlagArbitraries.flags()))
                .in(RolloutPlan.Builder::addAllFlags)
                .use(maybe(of(SnippetStyle.class)))
                .in(RolloutPlan.Builder::snippetStyle)
                .use(maybe(experiments()))
                .in(RolloutPlan.Builder::experiment)
                .use(maybe(EvidenceArbitraries.ledgers()))
                .in(RolloutPlan.Builder::exposure)
                .use(monitorings())
                .in(RolloutPlan.Builder::monitoring)
                .use(rollbacks())
                .in(RolloutPlan.Builder::rollback)
                .use(listsOf(ValueArbitraries.gates()))
                .in(RolloutPlan.Builder::addAllSuccessCriteria)
                .use(listsOf(EvidenceArbitraries.evidences()))
                .in(RolloutPlan.Builder::addAllSuccessEvidence)
                .use(timelines())
                .in(RolloutPlan.Builder::timeline)
                .use(maybe(CalendarArbitraries.calendars()))
                .in(RolloutPlan.Builder::calendar)
                .use(maybe(CalendarArbitraries.dates()))
                .in(RolloutPlan.Builder::dates)
                .use(listsOf(statements()))
                .in(RolloutPlan.Builder::addAllDependencies)
                .use(listsOf(risks()))
                .in(RolloutPlan.Builder::addAllRisks)
                .use(listsOf(statements()))
                .in(RolloutPlan.Builder::addAllRecommendations)
                .use(listsOf(responsibilities()))
                .in(RolloutPlan.Builder::addAllResponsibilities)
                .use(listsOf(messages()))
                .in(RolloutPlan.Builder::addAllMessages)
                .use(checklists())
                .in(RolloutPlan.Builder::checklists)
                .build(RolloutPlan.Builder::build);
    }

    private static Arbitrary<Assessment> assessments() {
        Arbitrary<Impact> impacts = Combinators.combine(of(ImpactKind.class), ValueArbitraries.reason())
                .as(Impact::new);
        return Combinators.combine(listsOf(impacts), of(RiskLevel.class), reasons(), of(RolloutNeed.class), reasons())
                .as(Assessment::new);
    }

    static Arbitrary<Population> populations() {
        Arbitrary<Ring> rings = Combinators.combine(texts(), someOf(), maybe(FlagArbitraries.conditions()))
                .as(Ring::new);
        return Combinators.combine(
                        reaches(),
                        texts(),
                        amounts().array(double[].class).ofMaxSize(24),
                        maybe(someOf()),
                        listsOf(rings),
                        maybe(someOf()),
                        texts())
                .as((known, wikis, hourly, requests, members, tenants, unit) -> {
                    Population population = known.withHourlyProfile(hourly)
                            .withRings(members.toArray(Ring[]::new))
                            .withTenantUnit(wikis)
                            .withUnit(unit);
                    population = requests.map(population::withRequestsPerDay).orElse(population);
                    return tenants.map(population::withTenants).orElse(population);
                });
    }

    /** By the users of a day, of a week, or of 30 days, and maybe by those of longer times. */
    private static Arbitrary<Population> reaches() {
        return Combinators.combine(Arbitraries.of(1, 7, 30), someOf(), maybe(someOf()), maybe(someOf()))
                .as((days, users, weekly, monthly) -> {
                    if (days == 30) {
                        return Population.ofUsersPerMonth(users);
                    }
                    if (days == 7) {
                        Population known = Population.ofUsersPerWeek(users);
                        return monthly.map(known::withUsersPerMonth).orElse(known);
                    }
                    Population known = Population.ofUsersPerDay(users);
                    known = weekly.map(known::withUsersPerWeek).orElse(known);
                    return monthly.map(known::withUsersPerMonth).orElse(known);
                });
    }

    private static Arbitrary<StrategyName> strategies() {
        return Combinators.combine(
                        maybe(texts()), texts().edgeCases(cases -> cases.add("A/B Test", "Canary")), reasons())
                .as(StrategyName::new);
    }

    private static Arbitrary<List<RolloutPhase>> phases() {
        return listsOf(phaseDrafts()).map(drafts -> {
            List<RolloutPhase> phases = new ArrayList<>();
            for (RolloutPhase.Builder draft : drafts) {
                phases.add(draft.number(phases.size() + 1).build());
            }
            return phases;
        });
    }

    private static Arbitrary<RolloutPhase.Builder> phaseDrafts() {
        return Builders.withBuilder(RolloutPhase::builder)
                .use(texts())
                .in(RolloutPhase.Builder::name)
                .use(phasePercentages())
                .in(RolloutPhase.Builder::percentage)
                .use(ValueArbitraries.audiences())
                .in(RolloutPhase.Builder::audience)
                .use(of(PhasePurpose.class))
                .in(RolloutPhase.Builder::purpose)
                .use(maybe(soaks()))
                .in(RolloutPhase.Builder::soak)
                .use(listsOf(ValueArbitraries.gates()))
                .in(RolloutPhase.Builder::addAllGoLiveCriteria)
                .use(ValueArbitraries.compositions())
                .withProbability(0.7)
                .in(RolloutPhase.Builder::composition)
                .use(listsOf(EvidenceArbitraries.evidences()))
                .in(RolloutPhase.Builder::addAllEvidence)
                .use(reasons())
                .in(RolloutPhase.Builder::addAllReasons)
                .build(builder -> builder);
    }

    private static Arbitrary<Experiment.Look> looks() {
        return Combinators.combine(integers().greaterOrEqual(0), probabilities(), chances(), chances(), chances())
                .as(Experiment.Look::new);
    }

    private static Arbitrary<Experiment> experiments() {
        return Builders.withBuilder(Experiment::builder)
                .use(of(true, false))
                .in(Experiment.Builder::enabled)
                .use(texts())
                .in(Experiment.Builder::control)
                .use(texts())
                .in(Experiment.Builder::treatment)
                .use(texts().list().ofMaxSize(8))
                .in(Experiment.Builder::addAllFurtherTreatments)
                .use(listsOf(phasePercentages()))
                .in(Experiment.Builder::addAllSplit)
                .use(texts())
                .in(Experiment.Builder::hypothesis)
                .use(listsOf(texts()))
                .in(Experiment.Builder::addAllMetrics)
                .use(counts())
                .withProbability(0.5)
                .in(Experiment.Builder::sampleSizePerGroup)
                .use(integers().greaterOrEqual(0))
                .withProbability(0.5)
                .in(Experiment.Builder::days)
                .use(of(true, false))
                .in(Experiment.Builder::capped)
                .use(listsOf(looks()))
                .in(Experiment.Builder::addAllLooks)
                .use(listsOf(texts()))
                .in(Experiment.Builder::addAllUnderpoweredGuardrails)
                .use(Arbitraries.doubles().between(0.000001, 0.999999).ofScale(6))
                .in(Experiment.Builder::confidence)
                .use(maybe(chances()))
                .in(Experiment.Builder::power)
                .use(maybe(percentages()))
                .in(Experiment.Builder::effect)
                .use(reasons())
                .in(Experiment.Builder::addAllReasons)
                .build(Experiment.Builder::build);
    }

    private static Arbitrary<Monitoring> monitorings() {
        Arbitrary<Alert> alerts = Combinators.combine(
                        ValueArbitraries.conditions(), texts(), of(Severity.class), reasons())
                .as(Alert::new);
        return Combinators.combine(listsOf(metrics()), listsOf(statements()), listsOf(alerts))
                .as(Monitoring::new);
    }

    private static Arbitrary<MonitoredMetric> metrics() {
        return Builders.withBuilder(MonitoredMetric::builder)
                .use(texts())
                .in(MonitoredMetric.Builder::name)
                .use(maybe(of(MetricFamily.class)))
                .in(MonitoredMetric.Builder::family)
                .use(maybe(of(MetricKind.class)))
                .in(MonitoredMetric.Builder::kind)
                .use(maybe(phasePercentages()))
                .in(MonitoredMetric.Builder::percentile)
                .use(maybe(of(ExposureUnit.class)))
                .in(MonitoredMetric.Builder::exposureUnit)
                .use(maybe(of(GateRole.class)))
                .in(MonitoredMetric.Builder::role)
                .use(ValueArbitraries.levels())
                .in(MonitoredMetric.Builder::baseline)
                .use(ValueArbitraries.baselines())
                .in(MonitoredMetric.Builder::baselineSource)
                .use(ValueArbitraries.thresholds())
                .in(MonitoredMetric.Builder::threshold)
                .use(maybe(ValueArbitraries.thresholds()))
                .in(MonitoredMetric.Builder::limit)
                .use(of(MonitoredMetric.LimitSource.class))
                .in(MonitoredMetric.Builder::limitSource)
                .use(of(true, false))
                .in(MonitoredMetric.Builder::alsoSuccess)
                .use(reasons())
                .in(MonitoredMetric.Builder::addAllReasons)
                .build(MonitoredMetric.Builder::build);
    }

    private static Arbitrary<RollbackPlan> rollbacks() {
        Arbitrary<RollbackTrigger> triggers =
                Combinators.combine(ValueArbitraries.conditions(), reasons()).as(RollbackTrigger::new);
        Arbitrary<ManualStep> manualSteps = Combinators.combine(of(ManualStep.Kind.class), texts(), reasons())
                .as(ManualStep::new);
        Arbitrary<DataRollback> data = Combinators.combine(
                        of(true, false), of(DataRollback.Kind.class), texts(), reasons())
                .as(DataRollback::new);
        Arbitrary<Communication> communications =
                Combinators.combine(texts(), texts()).as(Communication::new);
        return Builders.withBuilder(RollbackPlan::builder)
                .use(listsOf(triggers))
                .in(RollbackPlan.Builder::addAllAutomaticTriggers)
                .use(listsOf(manualSteps))
                .in(RollbackPlan.Builder::addAllManualSteps)
                .use(timeSpans())
                .in(RollbackPlan.Builder::within)
                .use(maybe(EvidenceArbitraries.reactions()))
                .in(RollbackPlan.Builder::reaction)
                .use(data)
                .in(RollbackPlan.Builder::data)
                .use(communications)
                .in(RollbackPlan.Builder::communication)
                .use(reasons())
                .in(RollbackPlan.Builder::addAllReasons)
                .build(RollbackPlan.Builder::build);
    }

    private static Arbitrary<Timeline> timelines() {
        return Combinators.combine(timeSpans(), listsOf(timeSpans()), timeSpans(), timeSpans())
                .as(Timeline::new);
    }

    private static Arbitrary<TimeSpan> timeSpans() {
        return Combinators.combine(maybe(durations()), texts()).as(TimeSpan::new);
    }

    private static Arbitrary<Statement> statements() {
        return Combinators.combine(texts(), reasons()).as(Statement::new);
    }

    private static Arbitrary<PlanRisk> risks() {
        return Combinators.combine(texts(), texts(), of(Severity.class), reasons())
                .as(PlanRisk::new);
    }

    private static Arbitrary<Responsibility> responsibilities() {
        return Combinators.combine(
                        of(Responsibility.Role.class),
                        Arbitraries.integers().between(1, 10),
                        listsOf(texts()),
                        statements())
                .as(Responsibility::new);
    }

    private static Arbitrary<Message> messages() {
        return Combinators.combine(
                        of(Message.Moment.class),
                        Arbitraries.integers().between(1, 9),
                        of(Message.Recipient.class),
                        maybe(texts()),
                        statements())
                .as((moment, phase, recipient, channel, text) -> new Message(
                        moment,
                        moment.beginsPhase() ? OptionalInt.of(phase) : OptionalInt.empty(),
                        recipient,
                        channel,
                        text));
    }

    private static Arbitrary<Checklists> checklists() {
        return Combinators.combine(listsOf(statements()), listsOf(statements()), listsOf(statements()))
                .as(Checklists::new);
    }
}
