package io.yujian.member.contact;

import io.yujian.member.MergeParticipant;
import io.yujian.member.contact.ContactMapper.ContactRow;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** What was sent to either counts for the one that they are. */
@Component
class MergeContacts implements MergeParticipant {
    private final ContactMapper mapper;

    MergeContacts(ContactMapper mapper) {
        this.mapper = mapper;
    }

    @Override
    public List<Change> merge(long survivorId, long loserId) {
        Map<Long, String> held = mapper.held(new TreeSet<>(List.of(survivorId, loserId))).stream()
                .collect(Collectors.toMap(ContactRow::customerId, ContactRow::recent));
        String lost = held.getOrDefault(loserId, "");
        if (lost.isEmpty()) {
            return List.of();
        }
        String before = held.getOrDefault(survivorId, "");
        ContactLog together = ContactLog.read(before);
        together.add(ContactLog.read(lost));
        mapper.write(List.of(new ContactRow(survivorId, together.write())));
        String was = JsonNodeFactory.instance.objectNode().put("recent", before).toString();
        return List.of(new Change("mb_contact", Long.toString(survivorId), was));
    }
}
