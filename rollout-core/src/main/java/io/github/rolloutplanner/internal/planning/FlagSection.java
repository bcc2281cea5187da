package io.github.rolloutplanner.internal.planning;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagType;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingCondition;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.snippet.Snippets;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The flag that the phases turn, and the code that asks it. */
public final class FlagSection {
    private final Facts facts;

    public FlagSection(Facts facts) {
        this.facts = facts;
    }

    public Optional<FeatureFlag> flag() {
        return facts.hasFlag() ? Optional.of(designed()) : Optional.empty();
    }

    private FeatureFlag designed() {
        FlagType type = type();
        Optional<Percentage> percentage = type == FlagType.BOOLEAN ? Optional.empty() : Optional.of(startPercentage());
        return FeatureFlag.builder()
                .key(facts.flagKey())
                .type(type)
                .defaultValue(
                        type == FlagType.MULTIVARIATE
                                ? FlagValue.of(variantNames().get(0))
                                : FlagValue.of(false))
                .addAllRules(rules(on(type)))
                .startPercentage(percentage)
                .bucketBy(percentage.map(start -> facts.change().bucketBy()))
                .addAllVariants(facts.isExperiment() ? variants() : List.of())
                .fallback(facts.change().fallback())
                .implementation(Snippets.oneLine(
                        type,
                        facts.flagKey(),
                        facts.change().bucketBy(),
                        facts.tooling().snippetStyle()))
                .addReasons(typeReason(type))
                .build();
    }

    /** A ring is reached by its rule; a percentage would add strangers to it. */
    private Percentage startPercentage() {
        Percentage exposed = facts.firstPhase().step().percentage();
        if (facts.isExperiment()) {
            return inExperiment(exposed);
        }
        return facts.firstPhase().audience() instanceof Audience.RingMembers ? Percentage.ZERO : exposed;
    }

    /** The variants split those in the percentage, so the percentage is what gives the treatment to as many as are exposed. */
    private Percentage inExperiment(Percentage exposed) {
        double treated =
                facts.experiment().map(test -> test.split().get(1).fraction()).orElse(1.0);
        return Percentage.ofFraction(Math.min(1, exposed.fraction() / treated));
    }

    private FlagType type() {
        if (facts.isExperiment()) {
            return FlagType.MULTIVARIATE;
        }
        return facts.startsWithEverybody() ? FlagType.BOOLEAN : FlagType.PERCENTAGE;
    }

    private FlagValue on(FlagType type) {
        return type == FlagType.MULTIVARIATE ? FlagValue.of(variantNames().get(1)) : FlagValue.of(true);
    }

    /** What the flag answers: the variants as the caller described them, in the form of a key. */
    private List<String> variantNames() {
        String control =
                facts.experiment().map(test -> FlagKey.slug(test.control())).orElse("");
        String treatment =
                facts.experiment().map(test -> FlagKey.slug(test.treatment())).orElse("");
        boolean usable = !control.isEmpty() && !treatment.isEmpty() && !control.equals(treatment);
        return usable ? List.of(control, treatment) : ExperimentRequest.DEFAULT_VARIANTS;
    }

    private List<VariantPercentage> variants() {
        List<Percentage> split = facts.experiment().map(Experiment::split).orElse(List.of());
        return List.of(
                new VariantPercentage(variantNames().get(0), split.get(0)),
                new VariantPercentage(variantNames().get(1), split.get(1)));
    }

    private Reason typeReason(FlagType type) {
        Percentage first = facts.outlines().get(0).step().percentage();
        String because = switch (type) {
            case BOOLEAN -> "everybody gets " + facts.name() + " at once, so its flag is a switch to take it back";
            case PERCENTAGE ->
                facts.name() + " starts at " + first + ", so its flag is split by "
                        + facts.change().bucketBy();
            case MULTIVARIATE ->
                "the experiment compares two variants of " + facts.name() + "; with " + inExperiment(first) + " of "
                        + facts.users() + " in it, " + first + " get '"
                        + variantNames().get(1) + "'";
        };
        return Reason.rule("flag.type")
                .fact("percentage", first)
                .fact("type", type)
                .says(Character.toUpperCase(because.charAt(0)) + because.substring(1) + ".");
    }

    /** The {@linkplain Facts#segments() segments}, in quotes. */
    public List<String> segments() {
        return facts.segments().stream().map(name -> "'" + name + "'").toList();
    }

    static List<String> segments(Change change, List<PhaseOutline> outlines) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(change.segments().keySet());
        outlines.forEach(outline -> segmentOf(outline.audience()).ifPresent(names::add));
        return List.copyOf(names);
    }

    /** The groups that get the change from the start: those of the first phase, and those that are no later ring. */
    private List<TargetingRule> rules(FlagValue on) {
        Map<String, TargetingCondition> known = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        known.putAll(facts.change().segments());
        Set<String> phased = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        facts.outlines().forEach(outline -> segmentOf(outline.audience()).ifPresent(phased::add));
        Set<String> names = new LinkedHashSet<>(facts.change().segments().keySet());
        names.removeIf(phased::contains);
        segmentOf(facts.firstPhase().audience()).ifPresent(names::add);
        return names.stream()
                .map(name -> new TargetingRule(name, Optional.ofNullable(known.get(name)), on))
                .toList();
    }

    private static Optional<String> segmentOf(Audience audience) {
        if (audience instanceof Audience.Internal) {
            return Optional.of(TargetingRule.INTERNAL);
        }
        return audience instanceof Audience.RingMembers ring
                ? Optional.of(ring.ring().toLowerCase(Locale.ROOT))
                : Optional.empty();
    }
}
