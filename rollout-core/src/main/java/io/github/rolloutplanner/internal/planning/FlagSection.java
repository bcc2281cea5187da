package io.github.rolloutplanner.internal.planning;

import static io.github.rolloutplanner.reason.Fact.fact;

import io.github.rolloutplanner.change.Change;
import io.github.rolloutplanner.experiment.Experiment;
import io.github.rolloutplanner.experiment.ExperimentRequest;
import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.internal.rules.FlagRows;
import io.github.rolloutplanner.internal.targeting.Exposure;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.metric.Percentage;
import io.github.rolloutplanner.reason.Fact;
import io.github.rolloutplanner.reason.Reason;
import io.github.rolloutplanner.snippet.Snippets;
import io.github.rolloutplanner.strategy.Audience;
import io.github.rolloutplanner.strategy.PhaseOutline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The flag that the phases turn, and the code that asks it. */
public final class FlagSection {
    private final Facts facts;
    private final Optional<Experiment> experiment;
    private final List<String> variants;

    public FlagSection(Facts facts) {
        this.facts = facts;
        boolean isRun =
                facts.experiment().isPresent() && facts.experiment().get().enabled();
        this.experiment = isRun ? facts.experiment() : Optional.empty();
        this.variants = isRun ? variantNames(experiment.get()) : List.of();
    }

    public Optional<FeatureFlag> flag() {
        return facts.hasFlag() ? Optional.of(designed()) : Optional.empty();
    }

    private FeatureFlag designed() {
        FeatureFlag.Type type = type();
        Optional<Percentage> percentage =
                type == FeatureFlag.Type.BOOLEAN ? Optional.empty() : Optional.of(startPercentage());
        return FeatureFlag.builder()
                .key(facts.flagKey())
                .type(type)
                .defaultValue(
                        type == FeatureFlag.Type.MULTIVARIATE ? FlagValue.of(variants.get(0)) : FlagValue.of(false))
                .addAllRules(rules(on(type)))
                .startPercentage(percentage)
                .bucketBy(percentage.isPresent() ? Optional.of(facts.change().bucketBy()) : Optional.empty())
                .addAllVariants(
                        experiment.isPresent() ? variants(experiment.get().split()) : List.of())
                .fallback(facts.change().fallback())
                .implementation(Snippets.oneLine(
                        type,
                        facts.flagKey(),
                        facts.change().bucketBy(),
                        facts.tooling().snippetStyle()))
                .addReasons(typeReason(type))
                .addAllReasons(segmentReason())
                .build();
    }

    /** A ring is reached by its rule; a percentage would add strangers to it. */
    private Percentage startPercentage() {
        Percentage exposed = facts.firstPhase().step().percentage();
        if (experiment.isPresent()) {
            return assigned(exposed, experiment.get());
        }
        return facts.firstPhase().audience() instanceof Audience.RingMembers ? Percentage.ZERO : exposed;
    }

    /** The variants split those in the percentage, so the percentage is what gives the treatment to as many as are exposed. */
    private static Percentage assigned(Percentage exposed, Experiment test) {
        return Percentage.ofFraction(
                Math.min(1, exposed.fraction() / test.treated().fraction()));
    }

    private FeatureFlag.Type type() {
        if (experiment.isPresent()) {
            return FeatureFlag.Type.MULTIVARIATE;
        }
        return facts.startsAtFullPercentage() ? FeatureFlag.Type.BOOLEAN : FeatureFlag.Type.PERCENTAGE;
    }

    private FlagValue on(FeatureFlag.Type type) {
        return type == FeatureFlag.Type.MULTIVARIATE ? FlagValue.of(variants.get(1)) : FlagValue.of(true);
    }

    /** What the flag answers: the variants as the caller described them, in the form of a key. */
    private static List<String> variantNames(Experiment test) {
        List<String> keys = Stream.concat(Stream.of(test.control()), test.treatments().stream())
                .map(FlagKey::slug)
                .toList();
        boolean usable =
                keys.stream().noneMatch(String::isEmpty) && Set.copyOf(keys).size() == keys.size();
        return usable ? keys : numbered(keys.size());
    }

    private static List<String> numbered(int variants) {
        List<String> names = new ArrayList<>(ExperimentRequest.DEFAULT_VARIANTS);
        while (names.size() < variants) {
            names.add(names.get(1) + "-" + names.size());
        }
        return names;
    }

    private List<VariantPercentage> variants(List<Percentage> split) {
        return IntStream.range(0, variants.size())
                .mapToObj(variant -> new VariantPercentage(variants.get(variant), split.get(variant)))
                .toList();
    }

    private Reason typeReason(FeatureFlag.Type type) {
        Fact users = fact("users", facts.carrier().units());
        Fact percentage = fact("percentage", facts.firstPhase().step().percentage());
        return switch (type) {
            case BOOLEAN -> FlagRows.BOOLEAN.reason(users);
            case PERCENTAGE ->
                FlagRows.PERCENTAGE.reason(
                        percentage, users, fact("bucketingKey", facts.change().bucketBy()));
            case MULTIVARIATE ->
                FlagRows.MULTIVARIATE.reason(
                        fact("assigned", startPercentage()),
                        users,
                        percentage,
                        fact("treatment", Wording.and(variants.subList(1, variants.size()))));
        };
    }

    /** The groups that rules reach while the plan runs: all that are described, and those that have a phase of their own. */
    static List<String> segments(Change change, List<PhaseOutline> outlines) {
        Set<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        names.addAll(change.segments().keySet());
        outlines.forEach(outline -> names.addAll(group(outline)));
        return List.copyOf(names);
    }

    /** The groups that get the change with the first phase, and those that have no phase of their own. */
    private List<TargetingRule> rules(FlagValue on) {
        List<TargetingRule> rules = new ArrayList<>();
        for (String segment : withoutPhase()) {
            rules.add(new TargetingRule(segment, facts.change().recognisedBy(segment), on));
        }
        exposure(facts.firstPhase()).rule(on).ifPresent(rules::add);
        return rules;
    }

    private List<String> withoutPhase() {
        Set<String> phased = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        facts.outlines().forEach(outline -> phased.addAll(group(outline)));
        return facts.change().segments().keySet().stream()
                .filter(segment -> !phased.contains(segment))
                .toList();
    }

    /** The team always has the change. */
    private List<Reason> segmentReason() {
        List<String> segments = withoutPhase().stream()
                .filter(segment -> !segment.equals(TargetingRule.INTERNAL))
                .toList();
        Optional<PhaseOutline> first = facts.outlines().stream()
                .filter(outline -> exposure(outline).isOpen())
                .findFirst();
        return segments.isEmpty() || first.isEmpty()
                ? List.of()
                : List.of(FlagRows.SEGMENTS.reason(
                        fact("segments", segments),
                        fact("phase", first.get().step().label())));
    }

    private static List<String> group(PhaseOutline outline) {
        return exposure(outline).group().stream().toList();
    }

    private static Exposure exposure(PhaseOutline outline) {
        return new Exposure(outline.step().percentage(), outline.audience());
    }
}
