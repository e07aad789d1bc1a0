tag = vi
language = Ngôn ngữ
auto = Tự động
wrong-version = Văn bản của ngôn ngữ này thuộc phiên bản khác của trang.
reload = Hãy tải lại trang.
