title = Token

## What is wrong with the file.

empty = config.json bị hỏng: tệp trống.
web-page = config.json bị hỏng: trang web gửi một trang HTML thay cho tệp. Nhiều dịch vụ lưu trữ làm vậy khi không có tệp: hãy đặt tệp cạnh index.html.
breaks-off = config.json bị hỏng: tệp bị cụt ở dòng { NUMBER($line) }, cột { NUMBER($column) }.
no-json = config.json bị hỏng: không phải JSON kể từ dòng { NUMBER($line) }, cột { NUMBER($column) }.
wrong-file = config.json bị sai: nội dung phải là một đối tượng, ví dụ {"{"}"endpoint": ""{"}"}.
wrong-endpoint = config.json bị sai: endpoint phải là một origin và không gì khác, ví dụ "https://tokens.example.com", hoặc để trống để dùng origin của chính trang web này.
wrong-title = config.json bị sai: title phải là văn bản.
wrong-flag = config.json bị sai: { $key } phải là true hoặc false.
wrong-idle-time = config.json bị sai: idle_sign_out_minutes phải là số phút từ 0 (không bao giờ) đến 10080 (một tuần).
wrong-server = config.json bị sai: server phải là "yatai" hoặc "bentocloud".
wrong-organization = config.json bị sai: organization phải là tên của tổ chức: văn bản gồm các ký tự ASCII dùng được trong header.
wrong-sign-in = config.json bị sai: sign_in phải là địa chỉ của một trang, ví dụ "https://tokens.example.com/login" hoặc "/login", hoặc để trống nếu không có.
wrong-max-lifetime = config.json bị sai: max_lifetime_days phải là số nguyên ngày từ 1 đến 36525 (100 năm).
wrong-language = config.json bị sai: language phải là "auto", "en", "zh-Hans", "zh-Hant", "ja", "ko", "vi" hoặc "de".
wrong-features = config.json bị sai: features phải là một đối tượng, ví dụ {"{"}"update": true{"}"}.
wrong-value = Giá trị hiện tại là “{ $value }”.
