package io.github.rolloutplanner.decision;

import io.github.rolloutplanner.flag.FeatureFlag;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.flag.TargetingRule;
import io.github.rolloutplanner.metric.Percentage;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a flag gives to those who are in its percentage: each variant but its default is the change. */
record VariantSplit(FeatureFlag flag) {

    /** What a group gets that has the change. */
    FlagValue change() {
        return Stream.concat(
                        flag.rules().stream().map(TargetingRule::value),
                        flag.variants().stream().map(variant -> FlagValue.of(variant.name())))
                .filter(value -> !value.equals(flag.defaultValue()))
                .findFirst()
                .orElse(FlagValue.of(!flag.defaultValue().equals(FlagValue.of(true))));
    }

    /** How many are in, so that as many as are exposed have the change: the default variant takes the others. */
    Percentage percentage(Percentage exposed) {
        double treated = treated();
        return treated > 0 ? Percentage.ofFraction(Math.min(1, exposed.fraction() / treated)) : exposed;
    }

    /** The split of the flag, and beyond what it gives the change to, the one that gives it to as many as are exposed. */
    List<VariantPercentage> variants(Percentage exposed) {
        double treated = treated();
        return treated > 0 && exposed.fraction() > treated ? widened(exposed, treated) : flag.variants();
    }

    private List<VariantPercentage> widened(Percentage exposed, double treated) {
        List<VariantPercentage> widened = new ArrayList<>();
        for (VariantPercentage variant : flag.variants()) {
            Percentage percentage = isChange(variant)
                    ? Percentage.ofFraction(variant.percentage().fraction() / treated * exposed.fraction())
                    : Percentage.ONE_HUNDRED.minus(exposed);
            widened.add(new VariantPercentage(variant.name(), percentage));
        }
        widened.removeIf(variant -> variant.percentage().equals(Percentage.ZERO));
        return widened;
    }

    private double treated() {
        return flag.variants().stream()
                .filter(this::isChange)
                .mapToDouble(variant -> variant.percentage().fraction())
                .sum();
    }

    private boolean isChange(VariantPercentage variant) {
        return !FlagValue.of(variant.name()).equals(flag.defaultValue());
    }
}
