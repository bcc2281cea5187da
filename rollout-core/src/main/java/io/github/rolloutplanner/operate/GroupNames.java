package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.reason.RolloutException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a database or a file calls the groups of a rollout. A name that it does not list is refused, so that no group is lost for a
 * name that was spelled in another way.
 *
 * @since 0.1.0
 */
public final class GroupNames {
    private static final GroupNames STANDARD = new GroupNames("treated", "control", Map.of());

    private final String treated;
    private final String control;
    /** Treatments of an experiment of several, by what the data call them. */
    private final Map<String, String> treatments;

    private GroupNames(String treated, String control, Map<String, String> treatments) {
        this.treated = treated;
        this.control = control;
        this.treatments = treatments;
    }

    /**
     * The names of data that were written for a rollout: {@code treated} and {@code control}, and of an experiment of several
     * treatments the treatment, as the experiment describes it, where {@link #withTreatment} names none.
     *
     * @return the names
     */
    public static GroupNames standard() {
        return STANDARD;
    }

    /**
     * Names of one's own.
     *
     * @param treated what exposed users are called, such as {@code on} or {@code B}
     * @param control what the control group is called
     * @return the names
     * @throws RolloutException.InvalidValue if both are the same
     */
    public static GroupNames of(String treated, String control) {
        if (requireNonNull(treated, "treated").equals(requireNonNull(control, "control"))) {
            throw twice(treated);
        }
        return new GroupNames(treated, control, Map.of());
    }

    /**
     * Adds what one treatment of an experiment of several is called. Name all of them: where one is named, only those that are
     * named are known.
     *
     * @param treatment as the experiment describes it
     * @param name what the data call it
     * @return the names with it
     * @throws RolloutException.InvalidValue if another group has the name
     */
    public GroupNames withTreatment(String treatment, String name) {
        requireNonNull(treatment, "treatment");
        if (control.equals(requireNonNull(name, "name")) || treatments.containsKey(name)) {
            throw twice(name);
        }
        Map<String, String> more = new LinkedHashMap<>(treatments);
        more.put(name, treatment);
        return new GroupNames(treated, control, Collections.unmodifiableMap(more));
    }

    private static RolloutException twice(String name) {
        return new RolloutException.InvalidValue(
                "Two groups are called '" + Legible.escaped(name) + "'. Give each its own name.");
    }

    /**
     * Which group of a feed a name stands for.
     *
     * @param name what the data call it
     * @param feed what was asked for
     * @return the group, or nothing where no group has the name
     */
    public Optional<Group> groupOf(String name, Feed feed) {
        requireNonNull(name, "name");
        return name.equals(control)
                ? Optional.of(Group.CONTROL)
                : requireNonNull(feed, "feed")
                        .treatment()
                        .map(treatment -> treatmentOf(name, treatment))
                        .orElseGet(() -> name.equals(treated) ? Optional.of(Group.TREATED) : Optional.empty());
    }

    private Optional<Group> treatmentOf(String name, String treatment) {
        Optional<String> known = treatments.isEmpty() ? Optional.of(name) : Optional.ofNullable(treatments.get(name));
        return known.filter(of -> !treatments.isEmpty() || of.equals(treatment))
                .map(of -> of.equals(treatment) ? Group.TREATED : Group.OTHER);
    }

    /**
     * The names that a feed may come with.
     *
     * @param feed what was asked for
     * @return the names, the control group's last
     */
    public List<String> namesFor(Feed feed) {
        List<String> names = new ArrayList<>(requireNonNull(feed, "feed")
                .treatment()
                .map(treatment -> treatments.isEmpty() ? List.of(treatment) : List.copyOf(treatments.keySet()))
                .orElse(List.of(treated)));
        names.add(control);
        return List.copyOf(names);
    }

    /**
     * The groups that a feed tells apart.
     *
     * @since 0.1.0
     */
    public enum Group {
        /** The exposed users that the feed is of. */
        TREATED,
        /** The control group. */
        CONTROL,
        /** Users of another treatment, of whom another feed is. */
        OTHER
    }
}
