package io.github.rolloutplanner.internal.rows;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.Feed;
import io.github.rolloutplanner.decision.Feed.SampleKind;
import io.github.rolloutplanner.internal.rows.Row.Window;
import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.internal.text.Wording;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.observation.Observation.Temporality;
import io.github.rolloutplanner.observation.Sample;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.GroupNames;
import io.github.rolloutplanner.operate.GroupNames.Group;
import io.github.rolloutplanner.operate.SourceException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The rows that answer one feed, and the observations that they are.
 *
 * <p>Where a query groups, a group without data has no row: exposed users without one have no data, a control group without one
 * is an empty sample, if it has to be counted.
 */
public final class Answer {
    private static final int MOST_ROWS = 10_000;
    private static final Comparator<Window> BY_TIME =
            Comparator.comparing(Window::from).thenComparing(Window::until);

    private final FeedRequest request;
    private final GroupNames names;
    private final RowShape shape;
    private final NavigableMap<Window, Map<Group, Sample>> samples = new TreeMap<>(BY_TIME);
    private int rows;

    /**
     * Starts an answer without rows.
     *
     * @param request what was asked for
     * @param names what the rows call the groups
     */
    public Answer(FeedRequest request, GroupNames names) {
        this.request = requireNonNull(request, "request");
        this.names = requireNonNull(names, "names");
        this.shape = RowShape.of(request.feed().sample());
    }

    /**
     * Takes a row.
     *
     * @param row a group in a window
     * @throws SourceException if it is of no group, in no window of the feed, the second of its group, or has a number that cannot be
     */
    public void add(Row row) {
        if (++rows > MOST_ROWS) {
            throw new SourceException(named() + " has more than " + Wording.of(MOST_ROWS)
                    + " rows. Add up: one row for each group, in fewer windows.");
        }
        Window window = row.window().orElseGet(() -> new Window(request.from(), request.until()));
        String name = groupName(row);
        Group group = group(row, name);
        requireInside(row, window);
        if (group != Group.OTHER && hasHours(group, window)) {
            String of = named() + ", group '" + Legible.escaped(name) + "', " + window + " (" + row.place() + ")";
            Map<Group, Sample> groups = samples.computeIfAbsent(window, key -> new EnumMap<>(Group.class));
            if (groups.put(group, shape.reader().read(new Cells(row, of), hours(group, window))) != null) {
                throw new SourceException(of + ": the group has two rows. Group by variant, and by the window if any.");
            }
        }
    }

    private String groupName(Row row) {
        Object name = row.cells().get(AnswerColumns.VARIANT);
        if (name == null) {
            throw new SourceException(named() + ", " + row.place()
                    + ": the column 'variant' has no value. Leave out what belongs to no group.");
        }
        return name.toString();
    }

    private Group group(Row row, String name) {
        return names.groupOf(name, request.feed())
                .orElseThrow(() -> new SourceException(named() + ", " + row.place() + ": no group is called '"
                        + Legible.escaped(name) + "'. Known: "
                        + Wording.and(names.namesFor(request.feed()).stream()
                                .map(known -> "'" + Legible.escaped(known) + "'")
                                .toList())
                        + ". Give the names of the data with GroupNames, or select those of the rollout alone."));
    }

    private void requireInside(Row row, Window window) {
        Window asked = new Window(request.from(), request.until());
        if (!window.from().isBefore(window.until())) {
            throw new SourceException(named() + ", " + row.place() + ": the window " + window
                    + " ends before it begins. Give 'window_start' first, then a later 'window_end'.");
        }
        if (!asked.covers(window)) {
            throw new SourceException(
                    named() + ", " + row.place() + ": the window " + window + " is not inside " + asked
                            + ", which was asked for. Cut windows where phases begin, and count between :from and :until.");
        }
        if (request.feed().temporality() == Temporality.CUMULATIVE
                && !window.from().equals(asked.from())) {
            throw new SourceException(named() + ", " + row.place() + ": the window " + window + " begins after "
                    + asked.from() + ". Count everything since then, so that who comes back is one user.");
        }
    }

    /** A control group of a size that no plan says has no hours; it can be left out unless it is needed. */
    private boolean hasHours(Group group, Window window) {
        boolean isUnknown = request.feed().sample() == SampleKind.COUNTS && hours(group, window) <= 0;
        if (isUnknown && group == Group.CONTROL && request.feed().needsControl()) {
            throw new SourceException(named() + ": it is not known how large the control group is, so its hours are not"
                    + " known. Say it with withControlGroup(..), or give both groups by a source of your own.");
        }
        return !isUnknown;
    }

    private double hours(Group group, Window window) {
        return group == Group.TREATED
                ? request.exposedHours(window.from(), window.until())
                : request.controlHours(window.from(), window.until());
    }

    /**
     * The observations that the rows are.
     *
     * @return one for each window in which exposed users have a row, in the order of time; that there are no data, where none has
     * @throws SourceException if windows overlap
     */
    public List<Observation> observations() {
        List<Observation> observations = new ArrayList<>();
        Optional<Window> last = Optional.empty();
        for (Map.Entry<Window, Map<Group, Sample>> entry : samples.entrySet()) {
            last.filter(entry.getKey()::overlaps).ifPresent(before -> {
                throw new SourceException(named() + ": the windows " + before + " and " + entry.getKey()
                        + " overlap. Count each event in one window.");
            });
            last = Optional.of(entry.getKey());
            observation(entry.getKey(), entry.getValue()).ifPresent(observations::add);
        }
        return observations.isEmpty() ? List.of(request.noData()) : List.copyOf(observations);
    }

    /**
     * The same of rows that are still being written: the last window waits for the other group, where both are needed.
     *
     * @return the observations of all windows of which that can be known
     * @throws SourceException if windows overlap
     */
    public List<Observation> observationsSoFar() {
        Map.Entry<Window, Map<Group, Sample>> last = samples.lastEntry();
        if (request.feed().needsControl()
                && last != null
                && !last.getValue().keySet().containsAll(EnumSet.of(Group.TREATED, Group.CONTROL))) {
            samples.remove(last.getKey());
        }
        return observations();
    }

    private Optional<Observation> observation(Window window, Map<Group, Sample> groups) {
        Feed feed = request.feed();
        Optional<Sample> control = Optional.ofNullable(groups.get(Group.CONTROL))
                .or(() -> feed.needsControl() ? Optional.of(shape.empty()) : Optional.empty());
        return Optional.ofNullable(groups.get(Group.TREATED))
                .map(treated -> request.measured(window.from(), window.until(), treated, control));
    }

    private String named() {
        return "'" + Legible.escaped(request.feed().name()) + "'";
    }
}
