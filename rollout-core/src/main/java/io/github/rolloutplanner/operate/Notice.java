package io.github.rolloutplanner.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.bounds.Elements;
import io.github.rolloutplanner.observation.PersonCall;
import java.util.List;

/**
 * What a person is called for.
 *
 * @param id the same for the same thing, also after a restart: a key by which a pager drops repetitions
 * @param rollout the change that rolls out
 * @param call what it is for, as the rollout keeps it
 * @param title one line, such as "One-page checkout: rolled back from Beta (5%)"
 * @param sentences why, and what to do, in order
 * @since 0.1.0
 */
public record Notice(String id, String rollout, PersonCall call, String title, List<String> sentences) {

    public Notice {
        requireNonNull(id, "id");
        requireNonNull(rollout, "rollout");
        requireNonNull(call, "call");
        requireNonNull(title, "title");
        sentences = Elements.listOf(sentences, "sentences");
    }
}
