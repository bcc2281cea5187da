package io.github.rolloutplanner.json.internal.export;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.flag.FlagState;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Reads the flags of an export. */
public final class Flags {
    private Flags() {}

    /**
     * The flags, checked for what no system can hold.
     *
     * @param taken names of attributes that the document uses for something else
     * @throws RolloutException.InvalidValue if two have one key, or no system could evaluate one of them
     */
    public static List<FlagView> of(List<FlagState> flags, KnownNames names, Set<String> taken, ExportItems items) {
        Set<String> keys = new HashSet<>();
        List<FlagView> views = new ArrayList<>();
        for (FlagState flag : requireNonNull(flags, "flags")) {
            if (!keys.add(requireNonNull(flag, "flags").key())) {
                throw new RolloutException.InvalidValue(
                        "Two flags have the key '" + flag.key() + "'. Give each flag once.");
            }
            if (flag.key().isBlank()) {
                throw new RolloutException.InvalidValue("A flag has a blank key. Give it one, such as new-search.");
            }
            views.add(FlagView.of(flag, Spot.flag(items, views.size())));
        }
        names.check(flags, taken, items);
        return List.copyOf(views);
    }
}
