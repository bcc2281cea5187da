package io.github.rolloutplanner.operate;

/**
 * Calls a person: a pager, a chat, a mail. The tick waits for it, so bound the time that it takes, as by the time-out of a client.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface Notifier {

    /**
     * Calls a person. After it returned, the rollout does not call for the same again. A program that is stopped between the call and
     * its record calls once more with the same {@link Notice#id()}, by which a pager knows that it is the same.
     *
     * @param notice what for
     * @throws Exception if no person could be called: it is tried again at the next tick
     */
    void call(Notice notice) throws Exception;
}
