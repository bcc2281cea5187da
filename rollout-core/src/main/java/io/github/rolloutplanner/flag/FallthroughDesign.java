package io.github.rolloutplanner.flag;

import io.github.rolloutplanner.flag.Evaluation.Buckets;
import io.github.rolloutplanner.flag.Evaluation.Group;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.List;

/** Chooses what users get whom no rule of a flag is for. */
final class FallthroughDesign {
    private final FlagState flag;
    private final int buckets;

    FallthroughDesign(FlagState flag) {
        this.flag = flag;
        this.buckets = Bucketing.bucketsOf(flag.percentage());
    }

    Fallthrough design() {
        if (!flag.enabled()) {
            return new Fallthrough.Same(Evaluation.constant(flag.defaultValue(), EvaluationReason.DISABLED));
        }
        if (buckets == 0) {
            return same(flag.defaultValue());
        }
        if (!flag.variants().isEmpty()) {
            return new Fallthrough.Variants(split(flag.defaultValue()), variants());
        }
        return buckets == Bucketing.BUCKETS ? same(on()) : split(on());
    }

    private Fallthrough same(FlagValue value) {
        return new Fallthrough.Same(Evaluation.constant(
                value, flag.rules().isEmpty() ? EvaluationReason.STATIC : EvaluationReason.DEFAULT));
    }

    private Fallthrough.Split split(FlagValue on) {
        return new Fallthrough.Split(Bucketing.exposed(flag.key()), key(), on, flag.defaultValue(), buckets);
    }

    private String key() {
        return flag.bucketBy()
                .orElseThrow(() -> new RolloutException.InvalidValue("Flag '" + flag.key()
                        + "' has no bucketing key, so nothing decides who is in " + flag.percentage()
                        + ". Give the flag one by withBucketBy(..), such as user.id, or expose 0% or 100%."));
    }

    /** The other value than the default one. */
    private FlagValue on() {
        if (flag.defaultValue() instanceof FlagValue.Switch off) {
            return FlagValue.of(!off.on());
        }
        throw new RolloutException.InvalidValue("Flag '" + flag.key() + "' gives '" + flag.defaultValue()
                + "' by default and has no variants to give instead. Add variants, or make its default true or false.");
    }

    /** Boundaries are rounded from the sums, so that no bucket is lost or in two variants. */
    private List<Evaluation> variants() {
        Bucketing bucketing = Bucketing.variant(flag.key());
        double total = total();
        List<Evaluation> variants = new ArrayList<>();
        double sum = 0;
        int from = 0;
        for (VariantPercentage variant : flag.variants()) {
            sum += variant.percentage().value();
            int to = variants.size() == flag.variants().size() - 1
                    ? Bucketing.BUCKETS
                    : (int) Math.round(sum / total * Bucketing.BUCKETS);
            variants.add(Evaluation.split(
                    FlagValue.of(variant.name()), new Buckets(bucketing, from, to), groupOf(variant.name())));
            from = to;
        }
        return variants;
    }

    private double total() {
        double total = 0;
        for (VariantPercentage variant : flag.variants()) {
            Bucketing.bucketsOf(variant.percentage());
            total += variant.percentage().value();
        }
        if (total == 0) {
            throw new RolloutException.InvalidValue(
                    "All variants of flag '" + flag.key() + "' have 0%. Give at least one of them more.");
        }
        return total;
    }

    private Group groupOf(String variant) {
        return variant.equals(control()) ? Group.CONTROL : Group.TREATED;
    }

    /** The default value where it is a variant, otherwise the first variant. */
    private String control() {
        String byDefault = flag.defaultValue().toString();
        List<String> names =
                flag.variants().stream().map(VariantPercentage::name).toList();
        return flag.defaultValue() instanceof FlagValue.Variant && names.contains(byDefault) ? byDefault : names.get(0);
    }
}
