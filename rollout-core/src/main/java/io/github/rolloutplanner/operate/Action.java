package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.decision.LiveState;
import io.github.rolloutplanner.decision.RolloutEvent;
import io.github.rolloutplanner.internal.bounds.Elements;
import java.util.List;

/**
 * What a tick does, or would do, in this order: it keeps what happened, then brings the flag system to it, then calls people.
 *
 * @since 0.1.0
 */
public sealed interface Action {

    /**
     * Keeps what happened in the store.
     *
     * @param events what happened, in order
     * @since 0.1.0
     */
    record Keep(List<RolloutEvent> events) implements Action {
        public Keep {
            events = Elements.listOf(events, "events");
        }
    }

    /**
     * Brings the flag or delivery system to what must be live.
     *
     * @param live what must be live
     * @since 0.1.0
     */
    record SetLive(LiveState live) implements Action {
        public SetLive {
            requireNonNull(live, "live");
        }
    }

    /**
     * Calls a person.
     *
     * @param notice what for
     * @since 0.1.0
     */
    record CallPerson(Notice notice) implements Action {
        public CallPerson {
            requireNonNull(notice, "notice");
        }
    }
}
