package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.assessment.Assessment;
import io.github.rolloutplanner.assessment.RolloutNeed;
import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.change.Delivery;
import io.github.rolloutplanner.change.ImpactKind;
import io.github.rolloutplanner.change.MetricInRole;
import io.github.rolloutplanner.change.Tooling;
import io.github.rolloutplanner.change.Trait;
import io.github.rolloutplanner.change.UserFacingChange;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.internal.planning.delivery.Carrier;
import io.github.rolloutplanner.internal.planning.delivery.DeliveryGuide;
import io.github.rolloutplanner.internal.planning.delivery.DeliveryGuides;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.metric.GateRole;
import io.github.rolloutplanner.metric.MetricFamily;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.plan.PlannedUrgency;
import io.github.rolloutplanner.policy.RolloutPolicy;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/**
 * What every section of a plan is derived from.
 *
 * @param experiment the design of the A/B test, whether it is run or not
 * @param carrier the delivery that carries the percentage
 * @param speed how fast the change can be rolled back
 * @param proof the phases and what their gates can see
 * @param flagKey the key of the change's flag, which most sections name: it is spelled once
 * @param segments names of all groups that the flag tells apart before the last phase
 * @param readOut what an experiment that is run must show, both to leave its phase and at the end
 * @param urgency how urgent the change is, and what that costs; empty where it is not
 */
public record Facts(
        Change change,
        Assessment assessment,
        RolloutPolicy policy,
        Optional<Experiment> experiment,
        Carrier carrier,
        RollbackSpeed speed,
        AnalyzedPhases proof,
        String flagKey,
        List<String> segments,
        Optional<Gate> readOut,
        Optional<PlannedUrgency> urgency) {

    private static final Set<ImpactKind> SEEN =
            EnumSet.of(ImpactKind.UI, ImpactKind.BEHAVIORAL, ImpactKind.INTEGRATION);

    public static Facts of(
            Change change,
            Assessment assessment,
            RolloutPolicy policy,
            Optional<Experiment> experiment,
            Carrier carrier,
            RollbackSpeed speed,
            AnalyzedPhases proof) {
        Optional<Experiment> run = experiment.isPresent() && experiment.get().enabled() ? experiment : Optional.empty();
        return new Facts(
                change,
                assessment,
                policy,
                experiment,
                carrier,
                speed,
                proof,
                FlagKey.of(change),
                FlagSection.segments(change, proof.outlines()),
                run.isPresent() ? Optional.of(SuccessSection.readOut(run.get(), change)) : Optional.empty(),
                Optional.empty());
    }

    /** The same with other phases, and with what rolls them back. */
    Facts with(RolloutPolicy other, RollbackSpeed rollback, AnalyzedPhases analyzed) {
        return of(change, assessment, other, experiment, carrier, rollback, analyzed);
    }

    /** The same of a change that is urgent. */
    Facts withUrgency(PlannedUrgency urgent) {
        return new Facts(
                change,
                assessment,
                policy,
                experiment,
                carrier,
                speed,
                proof,
                flagKey,
                segments,
                readOut,
                Optional.of(urgent));
    }

    /**
     * Whether waiting is the larger risk, so that what can be done afterwards is done afterwards; not where the phases take as
     * long as without urgency, so that nothing is won by it.
     */
    public boolean isExpedited() {
        return change.expedite().isPresent()
                && urgency.filter(known -> known.isShortened() || known.length().isZero())
                        .isPresent();
    }

    /** The guardrail that is set up before the start of an expedited change. */
    public Optional<String> firstGuardrail() {
        return metricNames(GateRole.GUARDRAIL).stream().findFirst();
    }

    /** The metrics that are set up during the bake of an expedited change. */
    public List<String> laterMetrics() {
        List<String> later = new ArrayList<>(isExpedited() ? metricNames() : List.of());
        firstGuardrail().ifPresent(later::remove);
        return later;
    }

    public Tooling tooling() {
        return change.tooling();
    }

    /** The owner of the change. */
    public String owner() {
        return change.owner().orElse("the rollout owner");
    }

    /** Who signs off. */
    public Signers signers() {
        return Signers.of(change, policy.approvalsFor(assessment.risk()));
    }

    /** Who sends messages, if named. */
    public Optional<String> speaker() {
        return change.people().communicationOwner().or(change::owner);
    }

    /** Who may roll back without asking. */
    public List<String> killSwitchHolders() {
        List<String> holders = change.people().killSwitchHolders();
        return holders.isEmpty() ? change.people().onCall().stream().toList() : holders;
    }

    /** Whether a rollback gives users the previous behavior back; what a library no longer answers, it can answer again. */
    public boolean canTakeAway() {
        boolean servesAgain = isLibrary() && change.is(Trait.BREAKING_CHANGE);
        return !change.is(Trait.IRREVERSIBLE) && (carrier.canTakeAway() || servesAgain);
    }

    public List<PhaseOutline> outlines() {
        return proof.outlines();
    }

    public PhaseOutline firstPhase() {
        return outlines().get(0);
    }

    public boolean startsAtFullPercentage() {
        return firstPhase().step().percentage().equals(Percentage.ONE_HUNDRED);
    }

    /** People as the plural of what the population calls them; those whose hosts are counted are users. */
    public String users() {
        return carrier.delivery() instanceof Delivery.Fleet ? "users" : Wording.plural(change.unit());
    }

    public boolean isNeeded() {
        return assessment.need() == RolloutNeed.REQUIRED;
    }

    public boolean hasFlag() {
        return carrier.byFlag();
    }

    /** What the delivery adds to the plan. */
    public DeliveryGuide guide() {
        return DeliveryGuides.of(carrier.delivery(), change.is(Trait.BREAKING_CHANGE));
    }

    /** Whether stored data move in phases of their own. */
    public boolean isMigration() {
        return carrier.delivery() instanceof Delivery.DataMigration;
    }

    /** Whether those who depend on it upgrade by themselves, after a notice that is a phase. */
    public boolean isLibrary() {
        return carrier.delivery() instanceof Delivery.Library;
    }

    boolean touchesData() {
        return change.is(Trait.DATA_MIGRATION) || change.is(Trait.DATA_INTEGRITY) || change.has(ImpactKind.DATA_MODEL);
    }

    public boolean canReverseData() {
        return touchesData() && !change.is(Trait.IRREVERSIBLE);
    }

    public boolean isNoticed() {
        return !change.userFacingChanges().isEmpty();
    }

    /** What users notice, in the caller's words, as clauses of one sentence. */
    public String visibleChanges() {
        return clauses(change.userFacingChanges());
    }

    /** Whether users see it: they see what they work with, and what breaks for them; not where data are kept, nor speed. */
    public boolean isSeen() {
        return !seenChanges().isEmpty();
    }

    /** What users see, as clauses of one sentence. */
    public String seenChanges() {
        List<UserFacingChange> seen = new ArrayList<>();
        for (UserFacingChange shown : change.userFacingChanges()) {
            if (SEEN.contains(shown.kind())) {
                seen.add(shown);
            }
        }
        return clauses(seen);
    }

    public static String clauses(List<UserFacingChange> changes) {
        StringJoiner clauses = new StringJoiner("; ");
        for (UserFacingChange shown : changes) {
            clauses.add(withoutPeriod(shown.description().replaceAll("\\s*\\R\\s*", " ")));
        }
        return clauses.toString();
    }

    /** A clause inside a sentence, whose end is not its own. */
    private static String withoutPeriod(String text) {
        return text.endsWith(".") && !text.endsWith("..") ? text.substring(0, text.length() - 1) : text;
    }

    public List<String> metricNames() {
        List<String> names = new ArrayList<>();
        for (MetricInRole measure : change.measures()) {
            names.add(measure.metric().name());
        }
        return names;
    }

    public List<String> metricNames(GateRole role) {
        List<String> names = new ArrayList<>();
        for (MetricInRole measure : change.measures()) {
            if (measure.role() == role) {
                names.add(measure.metric().name());
            }
        }
        return names;
    }

    public List<String> metricNames(MetricFamily family) {
        List<String> names = new ArrayList<>();
        for (MetricInRole measure : change.measures()) {
            if (measure.metric().family() == family) {
                names.add(measure.metric().name());
            }
        }
        return names;
    }

    public Duration rollbackBound() {
        return speed.bound();
    }

    public Duration bake() {
        return proof.bake();
    }
}
