package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.metric.Gate;
import io.github.rolloutplanner.plan.RolloutPhase;
import io.github.rolloutplanner.plan.RolloutPlan;
import io.github.rolloutplanner.reason.RolloutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The phases of a plan in which a percentage rises. Phases before them are for groups alone: rules reach those.
 *
 * @param steps the phases, from the first one with a percentage on
 */
public record Ramp(List<Step> steps) {

    /**
     * A phase of the ramp.
     *
     * @param at the phase; its share are the users without a rule who are in
     * @param flag how the flag is set
     */
    public record Step(PhaseStep at, FlagState flag) {

        /** The phase. */
        public RolloutPhase phase() {
            return at.phase();
        }

        /** How many of the users without a rule are in. */
        public Share share() {
            return at.share();
        }

        /** How long it lasts; the last one as long as the bake. */
        public Optional<Duration> length() {
            return at.length();
        }

        /** Where it stands. */
        public Spot spot() {
            return at.spot();
        }

        /** What people have to agree to before the next phase. */
        public List<String> approvals() {
            return at.approvals();
        }

        /** What metrics have to show before the next phase. */
        public List<Gate> measured() {
            return at.measured();
        }

        /** Refuses a percentage between two steps of a system. */
        public void check(Grain grain) {
            boolean isSwitch = flag.defaultValue() instanceof FlagValue.Switch;
            FlagValue on =
                    isSwitch ? FlagValue.of(!flag.defaultValue().equals(FlagValue.of(true))) : flag.defaultValue();
            grain.check(on, share(), spot().at("percentage"));
        }
    }

    /**
     * The ramp of a plan. What comes before it is noted as a loss; refused is a plan that only rules climb.
     *
     * @throws RolloutException.InvalidValue if the plan does not have exactly one flag
     */
    public static Ramp of(RolloutPlan plan, ExportItems items) {
        List<Step> steps = new ArrayList<>();
        for (int at = 0; at < plan.phases().size(); at++) {
            Step step = step(plan, at, items);
            if (!step.share().isNone()) {
                steps.add(step);
            } else if (steps.isEmpty()) {
                before(step);
            }
            rules(step.flag(), items);
        }
        if (steps.size() < 2) {
            Spot.phases(items)
                    .refuse(
                            Loss.Feature.PHASES,
                            "No percentage rises in this plan: its phases are reached by rules, or all at once.",
                            "Export the flag for each phase, with plan.flagsAt(phase).");
        }
        refuseVariants(steps, items);
        return new Ramp(List.copyOf(steps));
    }

    private static Step step(RolloutPlan plan, int at, ExportItems items) {
        RolloutPhase phase = plan.phases().get(at);
        List<FlagState> flags = plan.flagsAt(phase);
        if (flags.size() != 1) {
            throw new RolloutException.InvalidValue("The plan has " + flags.size()
                    + " flags; a ramp turns one. Give a plan with one, by withFlags(..).");
        }
        FlagState flag = flags.get(0);
        return new Step(PhaseStep.of(plan, at, Share.of(flag.percentage().fraction()), items), flag);
    }

    private static void refuseVariants(List<Step> steps, ExportItems items) {
        if (steps.stream().anyMatch(step -> !step.flag().variants().isEmpty())) {
            items.refuse(new Loss(
                    Loss.Feature.VARIANTS,
                    "flags[0].variants",
                    "A ramp raises the percentage of one value, and this flag has variants.",
                    "Run the experiment by the flag of each phase, and ramp the treatment that is chosen."));
        }
    }

    /** The same in each phase that has the rule, so it is said once. */
    private static void rules(FlagState flag, ExportItems items) {
        for (TargetingRule rule : flag.rules()) {
            items.lose(new Loss(
                    Loss.Feature.CONDITION,
                    "flags[0].rules",
                    "The ramp has no rule for " + rule.segment() + ".",
                    "Export the flag for the phase, with plan.flagsAt(phase), and let the ramp raise its percentage."));
        }
    }

    private static void before(Step step) {
        step.spot()
                .lose(
                        Loss.Feature.PHASES,
                        "Phase " + step.phase().label() + " is reached by rules, so it comes before the ramp.",
                        "Export the flag for it, with plan.flagsAt(phase), and start the ramp when it has passed.");
    }
}
