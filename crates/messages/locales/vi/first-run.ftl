title = Chưa có token
what-it-is-for = Token cho phép chương trình hoặc dòng lệnh dùng API với danh nghĩa của bạn hoặc của tổ chức.
creates-none = Bạn không tạo được token: hãy hỏi nhà phát triển hoặc quản trị viên.

## Cards that begin a token: what it is for, and what it can do

ci = Cho CI
ci-words = Push Bento và triển khai, trong 90 ngày.
notebook = Cho notebook
notebook-words = Đọc model, Bento và deployment, trong 30 ngày.
call = Để gọi deployment
call-words = Không có phạm vi, trong 30 ngày. Đánh dấu “Truy cập endpoint được bảo vệ” và chọn các deployment.
watch = Để theo dõi deployment
watch-words = Đọc cluster và deployment, trong 30 ngày.
