package io.github.rolloutplanner.json.internal.export;

import io.github.rolloutplanner.flag.Bucketing;
import io.github.rolloutplanner.flag.FeatureFlag.VariantPercentage;
import io.github.rolloutplanner.flag.FlagEvaluator;
import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.internal.export.Remainder.Part;
import java.util.ArrayList;
import java.util.List;

/** Reads from a flag what those users get whom no rule is for. */
final class Remainders {
    private final FlagState flag;
    private final Share exposed;

    private Remainders(FlagState flag) {
        this.flag = flag;
        this.exposed = new Share(Bucketing.bucketsOf(flag.percentage()));
    }

    static Remainder of(FlagState flag) {
        FlagEvaluator.of(flag); // refuses what no system can evaluate
        return new Remainders(flag).remainder();
    }

    private Remainder remainder() {
        if (!flag.enabled() || exposed.isNone()) {
            return new Remainder.Same(flag.defaultValue());
        }
        if (flag.variants().isEmpty()) {
            return split(opposite(), exposed);
        }
        List<Part> parts = parts();
        return parts.stream()
                .filter(part -> exposed.isAll() && part.share().isAll())
                .findFirst()
                .<Remainder>map(part -> new Remainder.Same(part.value()))
                .orElseGet(() -> new Remainder.Several(exposed, parts, flag.defaultValue()));
    }

    private Remainder split(FlagValue on, Share share) {
        if (share.isNone() || share.isAll()) {
            return new Remainder.Same(share.isAll() ? on : flag.defaultValue());
        }
        return new Remainder.Split(on, share, flag.defaultValue());
    }

    private FlagValue opposite() {
        return FlagValue.of(!((FlagValue.Switch) flag.defaultValue()).on());
    }

    /** The treatments first, then what is given by default; boundaries are those of {@link FlagEvaluator}'s sizes. */
    private List<Part> parts() {
        double total = flag.variants().stream()
                .mapToDouble(variant -> variant.percentage().value())
                .sum();
        List<Part> parts = new ArrayList<>();
        int from = 0;
        double sum = 0;
        for (VariantPercentage variant : flag.variants()) {
            sum += variant.percentage().value();
            int to = Share.of(sum / total).buckets();
            parts.add(new Part(FlagValue.of(variant.name()), new Share(to - from)));
            from = to;
        }
        parts.sort((left, right) -> Boolean.compare(isDefault(left), isDefault(right)));
        return List.copyOf(parts);
    }

    private boolean isDefault(Part part) {
        return part.value().equals(flag.defaultValue());
    }
}
