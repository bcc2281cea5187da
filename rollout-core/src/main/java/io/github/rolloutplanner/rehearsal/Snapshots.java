package io.github.rolloutplanner.rehearsal;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A metric that is read as everything since the start of the phase, now and then from two times at once. */
final class Snapshots {
    private final double torn;
    private final Draws draws;
    private Duration start = Duration.ZERO;
    private List<Tally> sums = List.of();

    Snapshots(double torn, Draws draws) {
        this.torn = torn;
        this.draws = draws;
    }

    /** Reads what there was with what came. */
    GroupTallies read(Duration phaseStart, GroupTallies came) {
        List<Tally> more = came.all();
        if (sums.isEmpty() || !phaseStart.equals(start)) {
            start = phaseStart;
            sums = Stream.generate(Tally::new).limit(more.size()).toList();
        }
        List<Tally> before = sums.stream().map(Tally::copy).toList();
        for (int group = 0; group < more.size(); group++) {
            sums.get(group).add(more.get(group));
        }
        List<Tally> shown = new ArrayList<>(sums);
        if (draws.chance(torn)) {
            int group = more.size() == 1 ? 0 : (int) (draws.uniform() * more.size());
            shown.set(group, sums.get(group).among(before.get(group)));
        }
        return came.with(shown);
    }
}
