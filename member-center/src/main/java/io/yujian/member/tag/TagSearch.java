package io.yujian.member.tag;

import io.yujian.member.text.TextForm;
import java.util.List;
import org.springframework.stereotype.Component;

/** Finds tags by the beginning of their name. */
@Component
public class TagSearch {
    private static final int MOST = 50;

    private final TagMapper mapper;

    TagSearch(TagMapper mapper) {
        this.mapper = mapper;
    }

    public List<TagRow> beginningWith(String text) {
        String prefix =
                TextForm.clean(text).replace("!", "!!").replace("%", "!%").replace("_", "!_");
        return mapper.byPrefix(prefix + "%", MOST);
    }
}
