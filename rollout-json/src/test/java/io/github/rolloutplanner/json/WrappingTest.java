package io.github.rolloutplanner.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.rolloutplanner.json.JournalException.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What stands around a text, or in its place, is called by its name. */
class WrappingTest {
    private static final JournalLine START = RolloutJournal.start(Rollouts.start());

    private static JournalException replaying(String journal) {
        return catchThrowableOfType(JournalException.class, () -> RolloutJournal.replay(journal));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "BOM | a byte order mark (U+FEFF) at the start. Save the text as UTF-8 without it.",
                "```json | a code fence (```) at the start. Remove it and the one at the end, with all that is outside.",
                "<html> | HTML. Look at the page: it may be of a proxy or a login, not of where the text is kept.",
                "<!DOCTYPE html> | HTML. Look at the page: it may be of a proxy or a login, not of where the text is kept.",
            })
    void itIsNamed(String wrapping, String said) {
        String start = wrapping.replace("BOM", "\uFEFF");
        String plan = start + RolloutJson.write(Plans.everything());
        String running = start + RunningRolloutJson.write(Rollouts.start());

        assertThat(Caught.reading(plan))
                .hasMessage("The document is no rollout plan: 1 problem.\nWhole document: Found " + said);
        assertThat(Caught.readingARollout(running))
                .hasMessage("The document is no running rollout: 1 problem.\nWhole document: Found " + said);
        JournalException refused = replaying(start + START.text());
        assertThat(refused).hasMessage("Line 1 of the journal: found " + said + " Nothing of it can be replayed.");
        assertThat(refused.fault()).isEqualTo(Fault.FOREIGN);
        assertThat(replaying(start + START.text().stripTrailing())).hasMessage(refused.getMessage());
    }

    @Test
    void whatOnlyHasItWithinIsNotAffected() {
        assertThat(Caught.reading("[\"<html>\"]")).hasMessageContaining("Found an array. Expected an object.");
        assertThat(Caught.reading("<a/>")).hasMessageContaining("Found invalid JSON in column 1, at \"<a/>\"");
    }
}
