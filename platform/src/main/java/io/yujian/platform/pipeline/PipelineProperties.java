package io.yujian.platform.pipeline;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code yujian.pipeline.*}.
 *
 * @param enabled false: this process stores events and leaves them to others, or to a later {@link Pipeline#resume}
 * @param workers threads; a lane always falls to the same one
 * @param batch events of one transaction
 * @param lease how long a process has the events that it stored or found for itself
 * @param memory events held in memory; what is beyond stays in the database
 */
@ConfigurationProperties("yujian.pipeline")
public record PipelineProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("2") int workers,
        @DefaultValue("100") int batch,
        @DefaultValue("30s") Duration lease,
        @DefaultValue("20000") int memory) {}
