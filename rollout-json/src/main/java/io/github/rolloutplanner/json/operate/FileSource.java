package io.github.rolloutplanner.json.operate;

import static java.util.Objects.requireNonNull;

import io.github.rolloutplanner.internal.rows.Answer;
import io.github.rolloutplanner.internal.text.Legible;
import io.github.rolloutplanner.observation.Observation;
import io.github.rolloutplanner.operate.FeedRequest;
import io.github.rolloutplanner.operate.GroupNames;
import io.github.rolloutplanner.operate.ObservationSource;
import io.github.rolloutplanner.operate.SourceException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Observations from a file of rows, each of a metric, a group and a window:
 *
 * <pre>{@code
 * metric,variant,window_start,window_end,trials,events
 * Search errors,treated,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z,1000,2
 * Search errors,control,2026-03-02T09:00:00Z,2026-03-02T10:00:00Z,1010,2
 * }</pre>
 *
 * <p>The other columns are those of {@link io.github.rolloutplanner.operate.sql.MetricQuery}; a row has values in those that its
 * metric needs, and in no others. Of increments, each window that lies in the asked one is an observation; one that is only partly in
 * it is left out, such as the hour in which a phase began. Of checkpoints, which begin with the phase, it is the longest that has ended.
 *
 * <p>The file is read from its beginning for each feed, row by row, and may grow meanwhile: a last line without an end is being
 * written, and does not count yet. Where both groups are needed, the last window waits until both are there, or a later window is.
 *
 * @since 0.1.0
 */
public final class FileSource implements ObservationSource {
    private final Path file;
    private final RowFormat format;
    private final GroupNames groups;

    private FileSource(Path file, RowFormat format, GroupNames groups) {
        this.file = file;
        this.format = format;
        this.groups = groups;
    }

    /**
     * A file of comma-separated values (RFC 4180), in UTF-8, with the names of the columns in its first line.
     *
     * @param file where it is
     * @return the source
     */
    public static FileSource csv(Path file) {
        return new FileSource(requireNonNull(file, "file"), CsvRows::read, GroupNames.standard());
    }

    /**
     * A file of one JSON object a line, in UTF-8.
     *
     * @param file where it is
     * @return the source
     */
    public static FileSource ndjson(Path file) {
        return new FileSource(requireNonNull(file, "file"), NdjsonRows::read, GroupNames.standard());
    }

    /**
     * Says what the file calls the groups. Defaults to {@link GroupNames#standard()}.
     *
     * @param names the names
     * @return the source with them
     */
    public FileSource withGroups(GroupNames names) {
        return new FileSource(file, format, requireNonNull(names, "names"));
    }

    @Override
    public List<Observation> observe(FeedRequest request) {
        WantedRows wanted = WantedRows.of(requireNonNull(request, "request"));
        try (BufferedReader text = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            format.read(text, wanted::add);
        } catch (FaultInFile fault) {
            throw new SourceException(named() + ", " + fault.getMessage());
        } catch (CharacterCodingException e) {
            throw new SourceException(named() + " is not in UTF-8. Save it so.");
        } catch (IOException e) {
            throw new SourceException(named() + " cannot be read ("
                    + e.getClass().getSimpleName() + "). See that it is there, and readable.");
        }
        Answer answer = new Answer(request, groups);
        wanted.rows().forEach(answer::add);
        return answer.observationsSoFar();
    }

    private String named() {
        return "The file '" + Legible.escaped(String.valueOf(file.getFileName())) + "'";
    }
}
