package io.github.rolloutplanner.json.export.flagd;

import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import io.github.rolloutplanner.json.internal.export.Remainder;
import io.github.rolloutplanner.json.internal.export.Share;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Percentages. The change stands first: so users who have it keep it while they become more. */
final class Fractional {
    private final FlagView flag;
    private final KnownNames names;

    Fractional(FlagView flag, KnownNames names) {
        this.flag = flag;
        this.names = names;
    }

    Object of(Remainder remainder) {
        if (remainder instanceof Remainder.Same same) {
            return FlagdFlag.nameOf(same.value());
        }
        String off = FlagdFlag.nameOf(flag.state().defaultValue());
        return JsonObject.of("if", List.of(JsonObject.of("!!", key()), split(remainder), off));
    }

    /** Without a guard, users without the key would get an error. */
    private JsonObject key() {
        return Logic.var(names.of(flag.bucketBy()));
    }

    private Object split(Remainder remainder) {
        return remainder instanceof Remainder.Split split
                ? exposed(FlagdFlag.nameOf(split.on()), FlagdFlag.nameOf(split.off()), split.share())
                : several((Remainder.Several) remainder);
    }

    private JsonObject exposed(String on, String off, Share share) {
        List<Share> shares = List.of(share, share.others());
        return fractional(List.of(Logic.var("$flagd.flagKey"), key()), List.of(on, off), shares);
    }

    private Object several(Remainder.Several several) {
        List<Remainder.Part> parts =
                several.parts().stream().filter(part -> !part.share().isNone()).toList();
        JsonObject variants = fractional(
                List.of(Logic.var("$flagd.flagKey"), ":variant:", key()),
                parts.stream().map(part -> FlagdFlag.nameOf(part.value())).toList(),
                parts.stream().map(Remainder.Part::share).toList());
        if (several.exposed().isAll()) {
            return variants;
        }
        JsonObject isExposed = JsonObject.of("===", List.of(exposed("in", "out", several.exposed()), "in"));
        return JsonObject.of("if", List.of(isExposed, variants, FlagdFlag.nameOf(several.off())));
    }

    private static JsonObject fractional(List<Object> hashed, List<String> variants, List<Share> shares) {
        int divisor = shares.stream()
                .map(share -> BigInteger.valueOf(share.buckets()))
                .reduce(BigInteger.valueOf(Share.of(0.01).buckets()), BigInteger::gcd)
                .intValue();
        List<Object> operands = new ArrayList<>();
        operands.add(JsonObject.of("cat", hashed));
        for (int at = 0; at < variants.size(); at++) {
            operands.add(List.of(variants.get(at), shares.get(at).buckets() / divisor));
        }
        return JsonObject.of("fractional", operands);
    }
}
