accents = ⟨+{ NUMBER($count) } dấu⟩

## What a mark means: its tooltip, and after its label for screen readers.

turns-direction = đổi chiều văn bản
ends-line = ngắt dòng
control-character = ký tự điều khiển
means-nothing = tự nó không có nghĩa
cannot-be-seen = không nhìn thấy được
left-out = đã bỏ bớt
of-another-alphabet = thuộc bảng chữ cái khác với các chữ bên cạnh
