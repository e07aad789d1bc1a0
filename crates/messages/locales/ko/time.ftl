just-now = 방금
in-under-a-minute = 1분 이내
