-- From the number of people who were refused for a reason to the people.
ALTER TABLE jn_why
  ADD KEY k_jn_why_journey (journey_id, reason, id),
  ALGORITHM=INPLACE, LOCK=NONE;
