package io.github.rolloutplanner.json.prometheus;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow.Subscription;
import javax.annotation.Nullable;

/** The bytes of an answer, as long as there are not too many of them. */
final class PrometheusBody implements BodySubscriber<byte[]> {
    private final int longest;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final CompletableFuture<byte[]> body = new CompletableFuture<>();

    @Nullable
    private Subscription subscription;

    private PrometheusBody(int longest) {
        this.longest = longest;
    }

    static BodyHandler<byte[]> ofAtMost(int longest) {
        return answer -> new PrometheusBody(longest);
    }

    /** An answer has more bytes. */
    static final class TooLong extends IOException {
        private static final long serialVersionUID = 1L;

        TooLong() {
            super("too long");
        }
    }

    @Override
    public CompletionStage<byte[]> getBody() {
        return body;
    }

    @Override
    public void onSubscribe(Subscription given) {
        subscription = given;
        given.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(List<ByteBuffer> parts) {
        for (ByteBuffer part : parts) {
            byte[] chunk = new byte[part.remaining()];
            part.get(chunk);
            add(chunk);
        }
    }

    private void add(byte[] chunk) {
        if (body.isDone()) {
            return;
        }
        if (chunk.length > longest - bytes.size()) {
            body.completeExceptionally(new TooLong());
            if (subscription != null) {
                subscription.cancel();
            }
            return;
        }
        bytes.write(chunk, 0, chunk.length);
    }

    @Override
    public void onError(Throwable failure) {
        body.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        body.complete(bytes.toByteArray());
    }
}
