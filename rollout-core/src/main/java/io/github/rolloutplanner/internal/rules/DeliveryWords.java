package io.github.rolloutplanner.internal.rules;

import java.util.List;

/**
 * What is said of a delivery in the sentences of others.
 *
 * @param splitBy what tells those who have the change from those who do not, as a noun; empty where nothing does
 * @param drill its rollback as something to rehearse, as a noun without an article
 * @param access who can carry the rollback out, as a clause that follows "on-call"
 * @param team how the team gets the change before anyone else, as a noun
 * @param checkedOn where a smoke test after the rollback is made, as a noun; empty where the users are
 * @param metrics what shows a regression in it, as nouns
 */
public record DeliveryWords(
        String splitBy, String drill, String access, String team, String checkedOn, List<String> metrics) {}
