package io.github.rolloutplanner.snippet;

/** Source of the Java style. */
final class JavaTemplates {
    static final String FILE = """
            %imports%

            final class %Feature%Flag {
                private static final String KEY = %key%;

                private final Client client;

                %Feature%Flag(Client client) {
                    this.client = client;
                }

                <T> T choose(
                        %parameters%
                    %choose%
                }
            %decide%
            }
            """;

    static final String SWITCH = """
            %context%
            if (%decision%) {
                // New: %new%
                return render%Feature%.get();
            }
            // Old: %old%
            return render%Feature%Fallback.get();
            """;

    static final String VARIANTS = """
            // The control comes first: it is also for users whose variant is not known here.
            Map<String, Supplier<T>> branches = Map.ofEntries(
                    %branches%
            %context%
            String variant = %decision%;
            return branches.getOrDefault(variant, %control%).get();
            """;

    static final String CONTEXT = """
            EvaluationContext context = new ImmutableContext(%id%, Map.of(%attribute%, new Value(%id%)));
            """;

    static final String DECIDE = """

            // %order%
            private %answer% decide(%subjects%) {
                %rules%
                %ownContext%
                return %ask%;
            }
            """;

    static final String RULE = """
            // %who%
            if (%condition%) {
                return %value%;
            }
            """;

    private JavaTemplates() {}
}
