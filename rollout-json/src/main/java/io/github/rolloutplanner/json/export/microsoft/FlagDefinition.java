package io.github.rolloutplanner.json.export.microsoft;

import io.github.rolloutplanner.flag.FlagValue;
import io.github.rolloutplanner.json.export.Loss;
import io.github.rolloutplanner.json.internal.export.FlagView;
import io.github.rolloutplanner.json.internal.export.JsonObject;
import io.github.rolloutplanner.json.internal.export.KnownNames;
import io.github.rolloutplanner.json.internal.export.Remainder;
import io.github.rolloutplanner.json.internal.export.Share;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** One flag: a switch with an audience, or variants with their allocation. */
final class FlagDefinition {
    private static final int DIGITS_OF_PERCENT = 6;

    private final FlagView flag;
    private final KnownNames names;
    private final List<Members> members = new ArrayList<>();

    FlagDefinition(FlagView flag, KnownNames names, Groups groups) {
        this.flag = flag;
        this.names = names;
        for (int at = 0; at < flag.rules().size(); at++) {
            members.add(groups.of(flag, at));
        }
    }

    JsonObject object() {
        flag.checkKey(
                flag.key().indexOf(':') < 0 && flag.key().indexOf('%') < 0,
                "Feature management takes no key with a colon or a percent sign in it.",
                "Give the flag a key without them.");
        if (!(flag.remainder() instanceof Remainder.Same)) {
            checkKey();
        }
        return flag.isSwitch() ? aSwitch() : new Allocation(flag, members).object();
    }

    /** It hashes what it knows users by, also where that is nothing. */
    private void checkKey() {
        String attribute = flag.bucketBy();
        if (!names.isKey(attribute)) {
            flag.spot()
                    .at("bucketBy")
                    .refuse(
                            Loss.Feature.BUCKETING_KEY,
                            "It hashes the userId, and no " + attribute + ".",
                            "Give it the " + attribute + " as the userId, and say so by AttributeNames.withKey(..).");
        }
        flag.spot()
                .at("bucketBy")
                .lose(
                        Loss.Feature.BUCKETING_KEY,
                        "Users without a userId count as one user, who is in the percentage or not.",
                        "Ask only for users who have one.");
    }

    private JsonObject aSwitch() {
        Share on = shareOfOn();
        boolean isSame = flag.rules().isEmpty() && (on.isNone() || on.isAll());
        JsonObject definition = JsonObject.of("id", flag.key()).with("enabled", !isSame || on.isAll());
        return isSame
                ? definition
                : definition.with(
                        "conditions",
                        JsonObject.of("client_filters", List.of(new Audience(flag, members, on).filter())));
    }

    /** How many of those are on whom no rule is for. */
    private Share shareOfOn() {
        if (flag.remainder() instanceof Remainder.Split split) {
            return split.on().equals(FlagValue.of(true))
                    ? split.share()
                    : split.share().others();
        }
        boolean areOn = ((Remainder.Same) flag.remainder()).value().equals(FlagValue.of(true));
        return Share.of(areOn ? 1 : 0);
    }

    static BigDecimal percent(Share share) {
        return BigDecimal.valueOf(share.buckets(), DIGITS_OF_PERCENT);
    }
}
