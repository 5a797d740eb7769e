package io.yujian.platform.pipeline;

import io.yujian.platform.event.EventBatch;

/** Is told of batches after their commit: live streams, metrics. Nothing may rest on it; a crash skips it. */
public interface PipelineListener {
    /** Called on the worker's thread; must return at once. */
    void committed(EventBatch batch);
}
