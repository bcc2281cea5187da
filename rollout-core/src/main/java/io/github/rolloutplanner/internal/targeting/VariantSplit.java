package io.github.rolloutplanner.internal.targeting;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Percentage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a flag gives to those who are in its percentage: each variant but its default is the change.
 *
 * @param flag the flag
 * @param split its variants; of several treatments of which one goes on alone, that one for all of them
 * @param rules its rules, which give that treatment, too
 */
record VariantSplit(FeatureFlag flag, List<VariantPercentage> split, List<TargetingRule> rules) {

    /** The split of a flag, all of whose treatments run, or of which one goes on alone, by its place among the variants. */
    static VariantSplit of(FeatureFlag flag, Optional<Integer> goesOn) {
        VariantSplit all = new VariantSplit(flag, flag.variants(), flag.rules());
        return goesOn.filter(place -> place < flag.variants().size())
                .map(place -> all.goingOnWith(flag.variants().get(place).name()))
                .orElse(all);
    }

    private VariantSplit goingOnWith(String treatment) {
        List<VariantPercentage> left = new ArrayList<>(split);
        left.removeIf(variant -> isChange(variant) && !variant.name().equals(treatment));
        left.replaceAll(variant ->
                isChange(variant) ? new VariantPercentage(treatment, Percentage.ofFraction(treated())) : variant);
        List<TargetingRule> giving = rules.stream()
                .map(rule -> rule.value().equals(flag.defaultValue())
                        ? rule
                        : new TargetingRule(rule.segment(), rule.condition(), FlagValue.of(treatment)))
                .toList();
        return new VariantSplit(flag, List.copyOf(left), giving);
    }

    /** What a group gets that has the change. */
    FlagValue change() {
        return Stream.concat(
                        rules.stream().map(TargetingRule::value),
                        split.stream().map(variant -> FlagValue.of(variant.name())))
                .filter(value -> !value.equals(flag.defaultValue()))
                .findFirst()
                .orElse(FlagValue.of(!flag.defaultValue().equals(FlagValue.of(true))));
    }

    /** How many are in, so that as many as are exposed have the change: the default variant takes the others. */
    Percentage percentage(Percentage exposed) {
        double treated = treated();
        return treated > 0 ? Percentage.ofFraction(Math.min(1, exposed.fraction() / treated)) : exposed;
    }

    /**
     * The split of the flag, and beyond what it gives the change to, the one that gives it to as many as are exposed. Several
     * treatments keep their split until one is chosen, or the rollout is complete: users would change from one to another.
     */
    List<VariantPercentage> variants(Percentage exposed) {
        return split.stream().filter(this::isChange).count() > 1 ? split : variantsForGood(exposed);
    }

    /** The same where no more phases follow. */
    List<VariantPercentage> variantsForGood(Percentage exposed) {
        double treated = treated();
        return treated > 0 && exposed.fraction() > treated ? widened(exposed, treated) : split;
    }

    private List<VariantPercentage> widened(Percentage exposed, double treated) {
        List<VariantPercentage> widened = new ArrayList<>();
        for (VariantPercentage variant : split) {
            Percentage percentage = isChange(variant)
                    ? Percentage.ofFraction(variant.percentage().fraction() / treated * exposed.fraction())
                    : Percentage.ONE_HUNDRED.minus(exposed);
            widened.add(new VariantPercentage(variant.name(), percentage));
        }
        widened.removeIf(variant -> variant.percentage().equals(Percentage.ZERO));
        return widened;
    }

    private double treated() {
        return split.stream()
                .filter(this::isChange)
                .mapToDouble(variant -> variant.percentage().fraction())
                .sum();
    }

    private boolean isChange(VariantPercentage variant) {
        return !FlagValue.of(variant.name()).equals(flag.defaultValue());
    }
}
