package io.github.rolloutplanner.rehearsal;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What came of all groups in the same time.
 *
 * @param treated of those who have the change, by treatment
 * @param control of the control group, where there is one, which is one for all treatments
 */
record GroupTallies(List<Tally> treated, Optional<Tally> control) {

    /** The control group last. */
    List<Tally> all() {
        return Stream.concat(treated.stream(), control.stream()).toList();
    }

    /** Others of the same groups. */
    GroupTallies with(List<Tally> all) {
        return new GroupTallies(all.subList(0, treated.size()), control.map(any -> all.get(treated.size())));
    }
}
