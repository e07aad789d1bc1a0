download = Tải xuống { $format }
copy = Sao chép { $format }

## What is done, and what was done.

writing = Đang ghi: { NUMBER($count) } token…
copied-tokens = Đã sao chép { NUMBER($count) } token dạng { $format }.
downloaded-tokens = Đã tải xuống { NUMBER($count) } token vào { $file }.
downloaded-expirations = Đã tải xuống { NUMBER($count) } mốc hết hạn vào { $file }.
incomplete = Danh sách chưa đầy đủ.
copied-command = Đã sao chép dạng lệnh.
refused = { $reason }.

## Comments before a command for a terminal. Without quotes, brackets and other signs that a shell gives a meaning.

command-without = Công cụ không có tùy chọn cho { $keys }.
command-search = Công cụ chỉ tìm một từ, và tìm ở đâu là do máy chủ.
command-limit = Công cụ chỉ liệt kê tối đa 100 token đầu.

## Calendar entries.

token-expires = Token API { $name } hết hạn
token-uid = UID: { $uid }
