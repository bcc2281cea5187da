package io.github.rolloutplanner.json.export;

import io.github.rolloutplanner.flag.FlagValue;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.annotation.Nullable;
import org.togglz.core.Feature;
import org.togglz.core.manager.FeatureManager;
import org.togglz.core.manager.FeatureManagerBuilder;
import org.togglz.core.metadata.FeatureMetaData;
import org.togglz.core.repository.file.FileBasedStateRepository;
import org.togglz.core.spi.FeatureProvider;
import org.togglz.core.user.FeatureUser;
import org.togglz.core.user.SimpleFeatureUser;

/** Togglz with its state repository of one file. */
final class TogglzSystem implements FlagSystem {
    private final Path file;
    private final FeatureManager manager;

    @Nullable
    private FeatureUser user;

    private TogglzSystem(Path file) {
        this.file = file;
        this.manager = new FeatureManagerBuilder()
                .featureProvider(new NoFeatures())
                .stateRepository(new FileBasedStateRepository(new File(file.toString())))
                .userProvider(() -> user)
                .build();
    }

    static TogglzSystem of(String document) {
        try {
            return new TogglzSystem(Files.writeString(
                    Files.createTempFile("togglz", ".properties"), document, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public FlagValue evaluate(String flagKey, FlagValue defaultValue, Person person) {
        user = person.id().map(id -> user(id, person)).orElse(null);
        return FlagValue.of(manager.isActive(() -> flagKey));
    }

    private static FeatureUser user(String id, Person person) {
        SimpleFeatureUser named = new SimpleFeatureUser(id);
        named.setAttribute("roles", Set.copyOf(person.segments()));
        return named;
    }

    @Override
    public void close() {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Features are those of the file. */
    private static final class NoFeatures implements FeatureProvider {
        @Override
        public Set<Feature> getFeatures() {
            return Set.of();
        }

        @Override
        @Nullable
        public FeatureMetaData getMetaData(Feature feature) {
            return null;
        }
    }
}
