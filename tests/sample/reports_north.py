"""Districts on the border and in the Plain of Reeds."""

from dataclasses import replace

from report_model import Heading, Paragraph, Report
from reports_province import REQUEST, SUBJECT
from reports_towns import OFFICE

TAN_HONG = Report(
    parent="ỦY BAN NHÂN DÂN HUYỆN TÂN HỒNG",
    issuer=OFFICE,
    number=": 54/BC-PVHTT",
    place_date="Tân Hồng, ngày 20 tháng 7 năm 2020",
    subject=SUBJECT,
    blocks=(
        Paragraph(REQUEST + "Phòng Văn hóa và Thông tin huyện Tân Hồng báo cáo như sau:"),
        Heading("1. Công tác triển khai"),
        Paragraph(
            "- Phòng phối hợp với Công an huyện, Huyện đoàn và các xã, thị trấn triển khai kế hoạch của Ban Chỉ đạo 138 huyện, "
            "chú trọng các xã biên giới và khu vực cửa khẩu Dinh Bà."
        ),
        Heading("2. Kết quả đạt được"),
        Paragraph("- Tổ chức 03 lớp tập huấn tuyên truyền phòng, chống ma túy cho 135 học viên."),
        Paragraph("- Tổ chức 09 buổi tuyên truyền tại các xã, thị trấn với hơn 900 lượt người dự."),
        Paragraph(
            "- Trong Tháng hành động phòng, chống ma túy (tháng 6/2020), huyện tổ chức thêm 02 buổi tuyên truyền tại trường học, "
            "với 350 lượt người dự. Cùng kỳ năm trước, Tháng hành động chỉ có 280 lượt người dự."
        ),
        Paragraph("- Các xã duy trì đều đặn 01 buổi tuyên truyền/quý trong sinh hoạt tổ nhân dân tự quản."),
        Paragraph("- Tờ rơi, tờ gấp: không phát sinh."),
        Paragraph("- Treo 18 băng rôn, khẩu hiệu tại trung tâm các xã và dọc tuyến ĐT 842."),
        Paragraph("- Đài Truyền thanh huyện phát 88 tin, bài; tiếp âm đài tỉnh và đài Trung ương 24/24 giờ."),
        Heading("3. Phương hướng"),
        Paragraph(
            "Tiếp tục tuyên truyền sâu rộng trong học sinh, thanh thiếu niên vùng biên; vận động gia đình đưa người nghiện đi "
            "cai nghiện tự nguyện. Mọi thông tin liên hệ số điện thoại 0277.3830.456 (gặp ông Tài)."
        ),
        Paragraph("Trên đây là báo cáo của Phòng Văn hóa và Thông tin huyện Tân Hồng./."),
    ),
    recipients=("Sở TTTT;", "UBND huyện;", "Lưu: VT."),
    position="TRƯỞNG PHÒNG",
    signer="Trương Văn Tài",
)

HONG_NGU_DISTRICT = Report(
    parent="ỦY BAN NHÂN DÂN HUYỆN HỒNG NGỰ",
    issuer=OFFICE,
    number=": 71/BC-PVHTT",
    place_date="Huyện Hồng Ngự, ngày 27 tháng 7 năm 2020",
    subject=SUBJECT,
    blocks=(
        Paragraph(REQUEST + "Phòng Văn hóa và Thông tin huyện Hồng Ngự báo cáo kết quả thực hiện như sau:"),
        Heading("1. Tình hình triển khai thực hiện"),
        Paragraph(
            "- Ngay từ đầu giai đoạn, Phòng tham mưu Ủy ban nhân dân huyện ban hành kế hoạch tuyên truyền phòng, chống ma túy, gắn "
            "với phong trào toàn dân bảo vệ an ninh Tổ quốc; phân công công chức theo dõi từng cụm xã và đưa nội dung này vào "
            "chương trình công tác hằng năm của ngành văn hóa và thông tin huyện."
        ),
        Paragraph(
            "- Chế độ thông tin, báo cáo được thực hiện theo khoản 2 Điều 5 Quy chế hoạt động của Ban Chỉ đạo 138 huyện; việc kiểm tra, "
            "đôn đốc được tiến hành thường xuyên, kịp thời chấn chỉnh những nơi thực hiện còn hình thức."
        ),
        Paragraph(
            "- Hệ thống truyền thanh từ huyện đến xã được củng cố; các trạm truyền thanh xã phối hợp với Công an xã, Mặt trận và các "
            "đoàn thể biên soạn nội dung ngắn gọn, dễ nhớ, phù hợp với từng nhóm đối tượng, nhất là thanh niên nông thôn, "
            "lao động tự do đi làm ăn xa và người dân sống trên sông nước."
        ),
        Heading("2. Kết quả đạt được"),
        Heading("a) Về nâng cao năng lực cho lực lượng làm công tác tuyên truyền"),
        Paragraph(
            "- Phòng phối hợp mở các lớp tập huấn kỹ năng tuyên truyền phòng, chống ma túy: 02 lớp cho Đoàn Thanh niên; "
            "02 lớp cho Hội Liên hiệp Phụ nữ. Các lớp tập huấn có 188 học viên."
        ),
        Paragraph(
            "- Cùng kỳ giai đoạn trước (2011-2015), huyện chỉ tổ chức 02 lớp tập huấn về nội dung này."
        ),
        Heading("b) Về tuyên truyền trực tiếp"),
        Paragraph(
            "- Các xã đã tổ chức ít nhất 16 buổi tuyên truyền pháp luật tại nhà văn hóa ấp, với hơn 1.500 lượt người dự. "
            "Nội dung tập trung vào tác hại của ma túy tổng hợp, thủ đoạn lôi kéo, rủ rê của các đối tượng, quyền và trách nhiệm "
            "của gia đình trong việc khai báo, đăng ký cai nghiện cho người thân."
        ),
        Paragraph(
            "- Tại các chợ, bến đò và khu dân cư vượt lũ, đội tuyên truyền lưu động của huyện dùng loa tay phổ biến pháp luật "
            "cho 820 lượt người nghe là tiểu thương, người lái đò và hành khách."
        ),
        Heading("c) Về cổ động trực quan và truyền thanh"),
        Paragraph(
            "- Phát 2.200 tờ rơi đến từng hộ gia đình; treo 22 băng rôn, pa nô tại trụ sở các xã, chợ và trường học."
        ),
        Paragraph(
            "- Đài Truyền thanh huyện phát 104 tin, bài trên sóng FM 98,5 MHz. Chuyên mục “Vì an ninh Tổ quốc” có thời lượng "
            "15 phút/kỳ, phát lại vào buổi chiều cùng ngày."
        ),
        Heading("d) Về phối hợp quản lý sau cai nghiện"),
        Paragraph(
            "- Phòng phối hợp với ngành Lao động - Thương binh và Xã hội giới thiệu gương người cai nghiện thành công; hỗ trợ "
            "09 gia đình vay vốn phát triển chăn nuôi với tổng số tiền 270 triệu đồng. Tỷ lệ người sau cai có việc làm đạt 68,5%."
        ),
        Paragraph(
            "- Nhiều xã xây dựng được nhóm tự lực của gia đình có người nghiện, duy trì sinh hoạt, trao đổi kinh nghiệm chăm sóc, "
            "quản lý, động viên người thân, qua đó giảm dần tâm lý mặc cảm, tự ti và định kiến của cộng đồng."
        ),
        Heading("3. Khó khăn, hạn chế"),
        Paragraph(
            "- Địa bàn rộng, nhiều kênh rạch, lực lượng làm công tác tuyên truyền ở cơ sở đều là kiêm nhiệm; kinh phí còn hạn hẹp; "
            "một bộ phận người dân còn e ngại khi được tiếp cận, vận động. Thiết bị truyền thanh ở một số ấp đã xuống cấp, "
            "chưa được thay mới kịp thời, ảnh hưởng đến chất lượng thông tin đến người dân."
        ),
        Heading("4. Phương hướng"),
        Paragraph(
            "Tiếp tục đổi mới nội dung, hình thức tuyên truyền; sử dụng mạng xã hội để thông tin kịp thời đến thanh thiếu niên; "
            "phối hợp với ngành y tế giới thiệu các dịch vụ tư vấn, điều trị nghiện tại cộng đồng; biểu dương tập thể, "
            "cá nhân có thành tích trong công tác giúp đỡ người sau cai nghiện."
        ),
        Paragraph("Trên đây là báo cáo của Phòng Văn hóa và Thông tin huyện Hồng Ngự./."),
    ),
    recipients=("Sở TTTT;", "UBND huyện;", "Lưu: VT."),
    position="TRƯỞNG PHÒNG",
    signer="Nguyễn Thị Bích Thủy",
)

TAM_NONG = Report(
    parent="ỦY BAN NHÂN DÂN HUYỆN TAM NÔNG",
    issuer=OFFICE,
    number=": 66/BC-PVHTT",
    place_date="Tràm Chim, ngày 24 tháng 7 năm 2020",
    subject=SUBJECT,
    blocks=(
        Paragraph(REQUEST + "Phòng Văn hóa và Thông tin huyện Tam Nông báo cáo như sau:"),
        Heading("1. Kết quả đạt được"),
        Paragraph("- Tổ chức 04 lớp tập huấn tuyên truyền phòng, chống ma túy cho 172 học viên."),
        Paragraph("- Tổ chức 15 buổi tuyên truyền với 1.120 lượt người dự; phát 1.500 tờ rơi."),
        Paragraph("- Đài Truyền thanh huyện phát 93 tin, bài."),
        Paragraph("Trên đây là báo cáo của Phòng Văn hóa và Thông tin huyện Tam Nông./."),
    ),
    recipients=("Sở TTTT;", "UBND huyện;", "Lưu: VT."),
    position="TRƯỞNG PHÒNG",
    signer="Lâm Văn Phước",
)


def _thap_muoi(classes: str, trainees: str, sessions: str, reached: str, items: str) -> tuple:
    return (
        Heading("1. Công tác triển khai"),
        Paragraph(
            "- Phòng phối hợp với Công an huyện, các ngành, đoàn thể huyện và Ủy ban nhân dân các xã, thị trấn triển khai kế hoạch "
            "của Ban Chỉ đạo 138 huyện; đưa nội dung phòng, chống ma túy vào tiêu chí bình xét ấp văn hóa."
        ),
        Heading("2. Kết quả thực hiện"),
        Paragraph(
            f"- Tổ chức {classes} lớp tập huấn tuyên truyền về cai nghiện và quản lý sau cai nghiện ma túy cho {trainees} học viên."
        ),
        Paragraph(
            f"- Tổ chức {sessions} buổi tuyên truyền lưu động ở các xã, thị trấn, thu hút {reached} lượt người dự; phát 1.800 tờ rơi "
            "và treo 20 băng rôn."
        ),
        Paragraph(f"- Đài Truyền thanh huyện phát {items} tin, bài, phóng sự trên sóng FM 92,7 MHz."),
        Paragraph("- Cấp 48 triệu đồng hỗ trợ hoạt động của 12 câu lạc bộ phòng, chống tội phạm ở cơ sở."),
        Heading("3. Phương hướng"),
        Paragraph(
            "Tiếp tục tuyên truyền bằng nhiều hình thức phù hợp với địa bàn vùng sâu; phát huy vai trò của gia đình, nhà trường và "
            "xã hội trong quản lý, giáo dục thanh thiếu niên."
        ),
    )


THAP_MUOI_FIRST = Report(
    parent="ỦY BAN NHÂN DÂN HUYỆN THÁP MƯỜI",
    issuer=OFFICE,
    number=": 109/BC-PVHTT",
    place_date="Tháp Mười, ngày 20 tháng 7 năm 2020",
    subject=SUBJECT,
    blocks=(
        Paragraph(REQUEST + "Phòng Văn hóa và Thông tin huyện Tháp Mười báo cáo như sau:"),
        *_thap_muoi("06", "240", "14", "1.050", "90"),
        Paragraph("Trên đây là báo cáo của Phòng Văn hóa và Thông tin huyện Tháp Mười./."),
    ),
    recipients=("Sở TTTT;", "UBND huyện;", "Lưu: VT."),
    position="TRƯỞNG PHÒNG",
    signer="Ngô Thành Long",
)

THAP_MUOI_REVISED = replace(
    THAP_MUOI_FIRST,
    number=": 118/BC-PVHTT",
    place_date="Tháp Mười, ngày 28 tháng 7 năm 2020",
    blocks=(
        Paragraph(
            REQUEST
            + "Phòng Văn hóa và Thông tin huyện Tháp Mười đã rà soát lại số liệu của các xã và báo cáo lại như sau:"
        ),
        *_thap_muoi("07", "286", "17", "1.310", "112"),
        Paragraph(
            "Báo cáo này thay thế Báo cáo số 109/BC-PVHTT ngày 20/7/2020 của Phòng Văn hóa và Thông tin huyện Tháp Mười./."
        ),
    ),
)
